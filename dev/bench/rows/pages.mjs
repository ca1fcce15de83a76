import { atMost } from '../goals.mjs';
import { concurrency } from '../context.mjs';
import { httpRequestNode } from '../peers.mjs';

const pageSize = 100;
const pages = 40;
const objects = '/storage/us-west/v3/objects';
/** Matches objects in all states, so that all of the sandbox's objects count. */
const filter = 'objectState!=NONE';

/** All pages of a list. */
export const pagesRow = {
	id: 'pages',
	title: '40 pages of 100 storage objects',
	latencies: [10, 40, 150],
	expects: () => pages * pageSize,
	variants: [
		{ id: 'total known', form: 'array' },
		{ id: 'total unknown', form: 'object' },
	],

	async arms({ server, engine, axios, closeIdle, credentials, url }, { form }) {
		await server.setPageForm(form);
		const body = form === 'array' ? '$response.body[0]' : '$response.body';
		const rowsOf = (page) => (form === 'array' ? page[0] : page).content.length;
		return {
			ours: {
				label: '8x8 Cloud Storage, Return All',
				async run() {
					const parameters = {
						resource: 'object',
						operation: 'getMany',
						region: 'us-west',
						returnAll: true,
						filter,
					};
					return (
						await engine.run({
							node: 'eightByEightCloudStorage',
							parameters,
							credentials: credentials(),
						})
					).length;
				},
			},
			httpRequest: {
				label: 'HTTP Request with Pagination',
				async run() {
					const query = `filter=${encodeURIComponent(filter)}&limit=${pageSize}`;
					const pagination = {
						paginationMode: 'updateAParameterInEachRequest',
						parameters: {
							parameters: [
								{ type: 'qs', name: 'pageKey', value: `={{ $pageCount * ${pageSize} }}` },
							],
						},
						paginationCompleteWhen: 'other',
						completeExpression: `={{ ${body}.lastPage }}`,
						limitPagesFetched: false,
						requestInterval: 0,
					};
					const node = httpRequestNode(`${url}${objects}?${query}`, credentials(), {
						pagination: { pagination },
						response: { response: { responseFormat: 'json' } },
					});
					const items = await engine.run(node);
					return items.reduce((sum, { json }) => sum + json.content.length, 0);
				},
			},
			axios: {
				label: `axios, ${concurrency} connections kept alive, pages known`,
				afterwards: closeIdle,
				async run() {
					let next = 0;
					let rows = 0;
					const worker = async () => {
						while (next < pages) {
							const params = { filter, limit: pageSize, pageKey: pageSize * next++ };
							const { data } = await axios.get(objects, { params });
							rows += rowsOf(data);
						}
					};
					await Promise.all(Array.from({ length: concurrency }, worker));
					return rows;
				},
			},
		};
	},

	goals: [
		atMost('time against HTTP Request', 1 / 6, ({ ours, httpRequest }) => ours.ms / httpRequest.ms),
		atMost('time against axios', 1.3, ({ ours, axios }) => ours.ms / axios.ms),
	],
	checks: () => [atMost('requests', pages + concurrency, ({ ours }) => ours.counts.requests)],
};
