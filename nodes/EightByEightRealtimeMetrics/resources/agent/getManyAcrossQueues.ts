import { paging, boolean, resultLimit } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { byAgent, readAcrossQueues } from '../../api/acrossQueues';
import { metrics, queueIds, readOptions, simplify } from '../../fields/fields';
import { splitIds } from '../../api/splitIds';

export const getManyAgentsAcrossQueues = defineOperation({
	value: 'getManyAcrossQueues',
	name: 'Get Many Across Queues',
	action: 'Get many agents across queues',
	description: 'Get the realtime metrics of agents, overall and for each of their queues',
	kind: 'read',
	fields: { ...paging, queueIds, metrics: metrics('agentsInQueueGroups'), simplify },
	options: {
		...readOptions,
		showEnabledAgents: boolean({
			displayName: 'Show Enabled Agents',
			default: false,
			description:
				'Whether to include agents who are logged in but had nothing to do in these queues',
		}),
	},
	combine: 'equal',
	async *run({ api, params }) {
		const { metrics: keys, options, queueIds: ids, simplify: isSimple } = params;
		const { timezone, showEnabledAgents } = options;
		const rest = { metrics: keys, timezone, showEnabledAgents };
		const parts = ids.length > 0 ? splitIds('queue-ids', ids, rest) : [[]];
		const queries = parts.map((part) => ({ 'queue-ids': part, ...rest }));
		const response = await readAcrossQueues(api, queries);
		// 8x8 sends all agents in one response. Without Simplify, that response is one item.
		if (isSimple) yield* byAgent(response).slice(0, resultLimit(params));
		else yield response;
	},
});
