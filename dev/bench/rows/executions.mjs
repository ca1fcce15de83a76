import { atMost } from '../goals.mjs';
import { objectIds } from './coldToken.mjs';

const count = 1000;

/** Many executions of a workflow with one item, one after the other. */
export const executionsRow = {
	id: 'executions',
	title: '1,000 executions with one item each',
	latencies: [0],
	expects: () => count,

	async arms({ server, engine, axios, closeIdle, token, credentials, url }) {
		await server.setPageForm('object');
		const [objectId] = await objectIds(axios, 1);
		closeIdle();
		const times = async (node) => {
			for (let execution = 0; execution < count; execution++) await engine.run(node);
			return count;
		};
		return {
			empty: {
				label: 'an empty node: the engine',
				run: async () => await times({ node: 'harness.pass' }),
			},
			bareRequest: {
				label: "a node with nothing but n8n's request helper",
				run: async () =>
					await times({
						node: 'bench.bareRequest',
						parameters: { url: `${url}/storage/us-west/v3/objects/${objectId}`, token },
					}),
			},
			ours: {
				label: '8x8 Cloud Storage, Get',
				run: async () =>
					await times({
						node: 'eightByEightCloudStorage',
						parameters: { resource: 'object', operation: 'get', region: 'us-west', objectId },
						credentials: credentials(),
					}),
			},
		};
	},

	goals: [
		atMost(
			'ms of processor time beyond the empty node, request included',
			1,
			({ ours, empty }) => (ours.cpuMs - empty.cpuMs) / count,
		),
		atMost(
			'ms of processor time beyond the bare request',
			1,
			({ ours, bareRequest }) => (ours.cpuMs - bareRequest.cpuMs) / count,
		),
	],
	checks: () => [atMost('requests', count, ({ ours }) => ours.counts.requests)],
};
