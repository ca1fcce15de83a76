import { atMost } from '../goals.mjs';

const queueCount = 2500;
const metricCount = 101;
const size = 1000;
const queues = '/analytics/cc/v5/realtime-metrics/queues';

/** A large answer, made easy to use. */
export const metricsRow = {
	id: 'metrics',
	title: '2,500 queues with all 101 metrics (252,500 values), simplified',
	latencies: [0],
	expects: () => queueCount * metricCount,
	measuresMemory: true,

	arms({ engine, axios, closeIdle, credentials }) {
		return {
			ours: {
				label: '8x8 Realtime Metrics, Return All',
				async run() {
					const items = await engine.run({
						node: 'eightByEightRealtimeMetrics',
						parameters: { resource: 'queue', operation: 'getMany', returnAll: true, metrics: [] },
						credentials: credentials(),
					});
					// Beside its metrics a queue has an ID and a name.
					return items.reduce((sum, { json }) => sum + Object.keys(json).length - 2, 0);
				},
			},
			parse: {
				label: 'axios and JSON.parse, nothing else',
				afterwards: closeIdle,
				async run() {
					const fetchPage = async (page) =>
						await axios.get(queues, {
							params: { page, size },
							responseType: 'text',
							transformResponse: (text) => text,
						});
					// The first page tells how many there are; whoever asks has to wait for it.
					const { headers, data } = await fetchPage(0);
					const others = Array.from({ length: headers['x-total-pages'] - 1 }, async (_, index) => {
						const { data } = await fetchPage(index + 1);
						return JSON.parse(data);
					});
					const rows = [JSON.parse(data), ...(await Promise.all(others))].flat();
					return rows.reduce((sum, { metrics }) => sum + metrics.length, 0);
				},
			},
		};
	},

	goals: [
		atMost('time against parsing', 1.5, ({ ours, parse }) => ours.ms / parse.ms),
		atMost('memory against parsing', 1.5, ({ ours, parse }) => ours.peakMb / parse.peakMb),
	],
	checks: () => [atMost('requests', 3, ({ ours }) => ours.counts.requests)],
};
