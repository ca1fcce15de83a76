import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { agentIdInGroup, groupId, metrics, readOptions, simplify } from '../../fields/fields';
import { getRow, batchRows, type RowParams } from '../../api/singleRow';

export const getAgentInGroup = defineOperation({
	value: 'getInGroup',
	name: 'Get in Group',
	action: 'Get agent in group',
	description: 'Get the realtime metrics of one agent in a group',
	kind: 'read',
	fields: { groupId, agentId: agentIdInGroup, metrics: metrics('agentInGroup'), simplify },
	options: readOptions,
	combine: batchRows(
		'agentId',
		'agent-ids',
		(params: RowParams & { groupId: string }) => encodePath`/groups/${params.groupId}/agents`,
	),
	run: async ({ api, params }) =>
		await getRow(api, encodePath`/groups/${params.groupId}/agents/${params.agentId}`, params),
});
