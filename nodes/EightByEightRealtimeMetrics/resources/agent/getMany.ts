import { paging } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { agentIds, groupIds, listWithTotalsOptions, metrics, simplify } from '../../fields/fields';
import { listRows } from '../../api/listRows';
import { metricFamilies } from '../../metrics/metricCatalogue';

/** Only this endpoint requires metrics by name, so all keys are sent. */
const allKeys = metricFamilies.allAgents.map(({ key }) => key);

export const getManyAgents = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Get the realtime metrics of many agents, across all queues and groups',
	kind: 'read',
	fields: { ...paging, agentIds, groupIds, metrics: metrics('allAgents'), simplify },
	options: listWithTotalsOptions,
	combine: 'equal',
	run: ({ api, params }) =>
		listRows(
			api,
			'/agents',
			{ ...params, metrics: params.metrics.length > 0 ? params.metrics : allKeys },
			[
				{ parameter: 'agent-ids', ids: params.agentIds },
				{ parameter: 'group-ids', ids: params.groupIds, field: 'groupId' },
			],
		),
});
