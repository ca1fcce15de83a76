import { paging, wanted } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { includeTotals, metrics, readOptions, simplify } from '../fields';
import { metricKeys } from '../metricCatalogue';
import { listRows } from '../metricRows';

export const getManyAgents = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Get the realtime metrics of many agents, across all queues and groups',
	kind: 'read',
	fields: { ...paging, metrics, simplify },
	options: { ...readOptions, includeTotals },
	run: ({ api, params }) =>
		listRows(api, '/agents', {
			limit: wanted(params),
			simplify: params.simplify,
			query: {
				// This list alone demands its metrics by name, so "all" is spelled out.
				metrics: params.metrics.length > 0 ? params.metrics : metricKeys.agent,
				timezone: params.options.timezone,
				includeTotals: params.options.includeTotals,
			},
		}),
});
