import { paging, wanted } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { metrics, readOptions, simplify } from '../fields';
import { listRows } from '../metricRows';

export const getManyGroups = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Get the realtime metrics of many agent groups',
	kind: 'read',
	fields: { ...paging, metrics, simplify },
	options: readOptions,
	// 8x8 documents no totals for groups.
	run: ({ api, params }) =>
		listRows(api, '/groups', {
			limit: wanted(params),
			simplify: params.simplify,
			query: { metrics: params.metrics, timezone: params.options.timezone },
		}),
});
