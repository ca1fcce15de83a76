import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { agentIdInQueue, queueId, metrics, readOptions, simplify } from '../../fields/fields';
import { getRow, batchRows, type RowParams } from '../../api/singleRow';

export const getAgentInQueue = defineOperation({
	value: 'getInQueue',
	name: 'Get in Queue',
	action: 'Get agent in queue',
	description: 'Get the realtime metrics of one agent in a queue',
	kind: 'read',
	fields: { queueId, agentId: agentIdInQueue, metrics: metrics('agentInQueue'), simplify },
	options: readOptions,
	combine: batchRows(
		'agentId',
		'agent-ids',
		(params: RowParams & { queueId: string }) => encodePath`/queues/${params.queueId}/agents`,
	),
	run: async ({ api, params }) =>
		await getRow(api, encodePath`/queues/${params.queueId}/agents/${params.agentId}`, params),
});
