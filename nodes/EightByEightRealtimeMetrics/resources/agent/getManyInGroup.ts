import { paging } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { agentIds, groupId, listWithTotalsOptions, metrics, simplify } from '../../fields/fields';
import { listRows } from '../../api/listRows';

export const getManyAgentsInGroup = defineOperation({
	value: 'getManyInGroup',
	name: 'Get Many in Group',
	action: 'Get many agents in group',
	description: 'Get the realtime metrics of the agents in one group',
	kind: 'read',
	fields: { groupId, ...paging, agentIds, metrics: metrics('agentInGroup'), simplify },
	options: listWithTotalsOptions,
	combine: 'equal',
	run: ({ api, params }) =>
		listRows(api, encodePath`/groups/${params.groupId}/agents`, params, [
			{ parameter: 'agent-ids', ids: params.agentIds },
		]),
});
