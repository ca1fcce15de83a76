import { paging, simplify } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { agentIds } from '../../fields/idLists';
import { queueId } from '../../fields/resourceLocators';
import { listWithTotalsOptions } from '../../fields/options';
import { metrics } from '../../fields/metrics';
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
