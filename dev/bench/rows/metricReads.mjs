import { atMost } from '../goals.mjs';
import { httpRequestNode } from '../peers.mjs';

const count = 500;
const queues = '/analytics/cc/v5/realtime-metrics/queues';
const firstQueue = 101;

/** Many items that read realtime metrics, of the same queue or of different ones. */
export const metricReadsRow = {
	id: 'metricReads',
	title: '500 items that read realtime metrics',
	latencies: [40],
	expects: () => count,
	variants: [
		{ id: 'of the same queue', idOf: () => firstQueue, limit: 1 },
		// At least 50 times fewer requests than items.
		{ id: 'of 500 queues', idOf: (index) => firstQueue + index, limit: count / 50 },
	],

	arms({ engine, credentials, url }, { idOf }) {
		const items = Array.from({ length: count }, (_, index) => ({ id: String(idOf(index)) }));
		const read = async (node) => (await engine.run(node, items)).length;
		return {
			ours: {
				label: '8x8 Realtime Metrics',
				run: async () =>
					await read({
						node: 'eightByEightRealtimeMetrics',
						parameters: {
							resource: 'queue',
							operation: 'get',
							queueId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
							metrics: [],
						},
						credentials: credentials(),
					}),
			},
			httpRequest: {
				label: 'HTTP Request',
				run: async () =>
					await read(httpRequestNode(`=${url}${queues}/{{ $json.id }}`, credentials())),
			},
		};
	},

	goals: [
		atMost('time against HTTP Request', 1, ({ ours, httpRequest }) => ours.ms / httpRequest.ms),
	],
	checks: ({ limit }) => [atMost('requests', limit, ({ ours }) => ours.counts.requests)],
};
