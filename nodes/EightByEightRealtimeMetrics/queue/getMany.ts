import { paging, wanted } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { includeTotals, metrics, readOptions, simplify } from '../fields';
import { listRows } from '../metricRows';

export const getManyQueues = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many queues',
	description: 'Get the realtime metrics of many queues',
	kind: 'read',
	fields: { ...paging, metrics, simplify },
	options: { ...readOptions, includeTotals },
	run: ({ api, params }) =>
		listRows(api, '/queues', {
			limit: wanted(params),
			simplify: params.simplify,
			query: {
				metrics: params.metrics,
				timezone: params.options.timezone,
				includeTotals: params.options.includeTotals,
			},
		}),
});
