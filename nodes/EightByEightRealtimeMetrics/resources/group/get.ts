import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { groupId } from '../../fields/resourceLocators';
import { metrics } from '../../fields/metrics';
import { readOptions } from '../../fields/options';
import { simplify } from '../../../shared/fields';
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
