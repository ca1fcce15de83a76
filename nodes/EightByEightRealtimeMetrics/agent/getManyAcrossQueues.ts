import { paging, showWhen, toggle, wanted } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { byAgent, readAcrossQueues } from '../acrossQueues';
import { metrics, queueIds, readOptions, simplify } from '../fields';
import { splitIds } from '../idLists';

export const getManyAgentsAcrossQueues = defineOperation({
	value: 'getManyAcrossQueues',
	name: 'Get Many Across Queues',
	action: 'Get many agents across queues',
	description: 'Get the realtime metrics of agents as a whole and for each of their queues',
	kind: 'read',
	fields: {
		// 8x8 sends everything at once; only agents can be counted, and there are none but in the simplified form.
		returnAll: showWhen(paging.returnAll, { simplify: [true] }),
		limit: showWhen(paging.limit, { simplify: [true], returnAll: [false] }),
		queueIds,
		metrics: metrics('agentsInQueueGroups'),
		simplify,
	},
	options: {
		...readOptions,
		showEnabledAgents: toggle({
			displayName: 'Show Enabled Agents',
			default: false,
			description:
				'Whether to add the agents who are logged in but had nothing to do in these queues',
		}),
	},
	combine: 'equal',
	async *run({ api, params }) {
		const { metrics: keys, options, queueIds: ids, simplify: isSimple } = params;
		const { timezone, showEnabledAgents } = options;
		const rest = { metrics: keys, timezone, showEnabledAgents };
		const parts = ids.length > 0 ? splitIds('queue-ids', ids, rest) : [[]];
		const queries = parts.map((part) => ({ 'queue-ids': part, ...rest }));
		const answer = await readAcrossQueues(api, queries);
		if (isSimple) yield* byAgent(answer).slice(0, wanted(params));
		else yield answer;
	},
});
