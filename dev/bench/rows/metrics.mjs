import { atMost } from '../goals.mjs';

const queueCount = 2500;
const metricCount = 101;
const size = 1000;
/** A single run is so short that the garbage collector would dominate it. */
const times = 5;
const queues = '/analytics/cc/v5/realtime-metrics/queues';

/** A large response, simplified. */
export const metricsRow = {
	id: 'metrics',
	title: '2,500 queues with all 101 metrics (252,500 values), simplified, five times',
	latencies: [0],
	expects: () => times * queueCount * metricCount,
	measuresMemory: true,

	arms({ engine, axios, closeIdle, credentials }) {
		return {
			ours: {
				label: '8x8 Realtime Metrics, Return All',
				run: repeated(async () => {
					const items = await engine.run({
						node: 'eightByEightRealtimeMetrics',
						parameters: { resource: 'queue', operation: 'getMany', returnAll: true, metrics: [] },
						credentials: credentials(),
					});
					// Besides its metrics a queue has an ID and a name.
					return items.reduce((sum, { json }) => sum + Object.keys(json).length - 2, 0);
				}),
			},
			parse: {
				label: 'axios and JSON.parse, nothing else',
				afterwards: closeIdle,
				run: repeated(async () => {
					const fetchPage = async (page) =>
						await axios.get(queues, {
							params: { page, size },
							responseType: 'text',
							transformResponse: (text) => text,
						});
					// The first page contains the number of pages, so the client must wait for it.
					const { headers, data } = await fetchPage(0);
					const others = Array.from({ length: headers['x-total-pages'] - 1 }, async (_, index) => {
						const { data } = await fetchPage(index + 1);
						return JSON.parse(data);
					});
					const rows = [JSON.parse(data), ...(await Promise.all(others))].flat();
					return rows.reduce((sum, { metrics }) => sum + metrics.length, 0);
				}),
			},
		};
	},

	goals: [
		atMost('time against parsing', 1.5, ({ ours, parse }) => ours.ms / parse.ms),
		atMost('memory against parsing', 1.5, ({ ours, parse }) => ours.peakMb / parse.peakMb),
	],
	checks: () => [atMost('requests', 3 * times, ({ ours }) => ours.counts.requests)],
};

/** Repeats a function and adds up the results. */
function repeated(work) {
	return async () => {
		let results = 0;
		for (let time = 0; time < times; time++) results += await work();
		return results;
	};
}
