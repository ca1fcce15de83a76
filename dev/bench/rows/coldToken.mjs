import { atMost } from '../goals.mjs';
import { createAxios, genericOAuth2, httpRequestNode } from '../peers.mjs';

const count = 1000;
const mostAtOnce = 32;

/** One read for each of many items, without a cached token. */
export const coldTokenRow = {
	id: 'coldToken',
	title: '1,000 items, one read each, cold token',
	latencies: [10, 40, 150],
	expects: () => count,

	async arms({ server, engine, axios, closeIdle, account, credentials, newKey, url }) {
		await server.setPageForm('object');
		const ids = await objectIds(axios, count);
		closeIdle();
		const fast = await createAxios(url, account, mostAtOnce);
		fast.closeIdle();
		const items = ids.map((id) => ({ id }));
		const objectUrl = `${url}/storage/us-west/v3/objects`;
		const address = `=${objectUrl}/{{ $json.id }}`;
		const read = async (node) => (await engine.run(node, items)).length;
		const ours = () => ({
			node: 'eightByEightCloudStorage',
			parameters: {
				resource: 'object',
				operation: 'get',
				region: 'us-west',
				objectId: '={{ $json.id }}',
				options: {},
			},
			credentials: credentials(newKey()),
		});
		return {
			ours: { label: '8x8 Cloud Storage', run: async () => await read(ours()) },
			httpRequest: {
				label: 'HTTP Request with generic OAuth2',
				run: async () => await read(httpRequestNode(address, genericOAuth2(newKey(), url))),
			},
			httpRequest8x8: {
				label: 'HTTP Request with the 8x8 API credential of this package',
				run: async () => await read(httpRequestNode(address, credentials(newKey()))),
			},
			axios: {
				label: `axios, ${mostAtOnce} connections kept alive, token known`,
				afterwards: fast.closeIdle,
				async run() {
					let next = 0;
					const worker = async () => {
						while (next < count) await fast.http.get(`${objectUrl}/${ids[next++]}`);
					};
					await Promise.all(Array.from({ length: mostAtOnce }, worker));
					return next;
				},
			},
		};
	},

	goals: [
		atMost('time against HTTP Request', 1, ({ ours, httpRequest }) => ours.ms / httpRequest.ms),
	],
	checks: () => [
		atMost('token requests', 1, ({ ours }) => ours.counts.tokens),
		atMost('connections at once', mostAtOnce, ({ ours }) => ours.counts.sockets),
		atMost('requests', count, ({ ours }) => ours.counts.requests),
	],
};

/** The given number of IDs of stored objects. */
export async function objectIds(axios, wanted) {
	const limit = 100;
	const ids = [];
	for (let pageKey = 0; ids.length < wanted; pageKey += limit) {
		const params = { limit, pageKey };
		const { data } = await axios.get('/storage/us-west/v3/objects', { params });
		ids.push(...data.content.map(({ id }) => id));
		if (data.lastPage) break;
	}
	// There are a few thousand objects: further items read the same ones again.
	return Array.from({ length: wanted }, (_, index) => ids[index % ids.length]);
}
