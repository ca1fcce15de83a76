import { paging } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { agentIds, queueId, listWithTotalsOptions, metrics, simplify } from '../../fields/fields';
import { listRows } from '../../api/listRows';

export const getManyAgentsInQueue = defineOperation({
	value: 'getManyInQueue',
	name: 'Get Many in Queue',
	action: 'Get many agents in queue',
	description: 'Get the realtime metrics of the agents in one queue',
	kind: 'read',
	fields: { queueId, ...paging, agentIds, metrics: metrics('agentInQueue'), simplify },
	options: listWithTotalsOptions,
	combine: 'equal',
	run: ({ api, params }) =>
		listRows(api, encodePath`/queues/${params.queueId}/agents`, params, [
			{ parameter: 'agent-ids', ids: params.agentIds },
		]),
});
