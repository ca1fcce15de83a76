import { paging } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { groupIds, listOptions, metrics, simplify } from '../../fields/fields';
import { listRows } from '../../api/listRows';

export const getManyGroups = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Get the realtime metrics of many agent groups',
	kind: 'read',
	fields: { ...paging, groupIds, metrics: metrics('group'), simplify },
	// 8x8 documents no totals for groups.
	options: listOptions,
	combine: 'equal',
	run: ({ api, params }) =>
		listRows(api, '/groups', params, [{ parameter: 'group-ids', ids: params.groupIds }]),
});
