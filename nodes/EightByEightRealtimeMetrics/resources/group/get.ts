import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { groupId, metrics, readOptions, simplify } from '../../fields/fields';
import { getRow, batchRows } from '../../api/singleRow';

export const getGroup = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get group',
	description: 'Get the realtime metrics of one agent group',
	kind: 'read',
	fields: { groupId, metrics: metrics('group'), simplify },
	options: readOptions,
	combine: batchRows('groupId', 'group-ids', () => '/groups'),
	run: async ({ api, params }) => await getRow(api, encodePath`/groups/${params.groupId}`, params),
});
