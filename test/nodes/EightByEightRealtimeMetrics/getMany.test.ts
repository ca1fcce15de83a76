import { plain, runNode } from '../../support/runNode';
import { seen, useSandbox } from '../../support/sandbox';
import { base, flat, node, type Row } from './support';

const sandbox = useSandbox();

const queues = { resource: 'queue', operation: 'getMany', metrics: 'entered.today' };
const readQueues = (query: string, account = sandbox.current.accounts.oauth.full) =>
	sandbox.read<Row[]>(`${base}/queues?${query}`, account);

describe.each([
	{ resource: 'queue', list: 'queues', metrics: ['entered.today', 'busy.rt'] },
	{ resource: 'group', list: 'groups', metrics: ['handling.rt', 'onBreak.rt'] },
	{ resource: 'agent', list: 'agents', metrics: ['status.rt', 'accepted.today'] },
])('$resource: getMany', ({ resource, list, metrics }) => {
	it('gives as many rows as wanted for each item, beside one that fails', async () => {
		const { items } = await runNode({
			node,
			parameters: {
				resource,
				operation: 'getMany',
				limit: '={{ $json.limit }}',
				metrics: metrics.join(', '),
				options: { timezone: '={{ $json.timezone }}' },
			},
			credentials: sandbox.api(),
			items: [
				{ limit: 2, timezone: 'Europe/London' },
				{ limit: 3, timezone: 'Europe/Paris' },
				{ limit: 3, timezone: '' },
			],
			onError: 'continueRegularOutput',
		});

		const query = metrics.map((key) => `metrics=${key}`).join('&');
		expect(sandbox.calls().sort()).toEqual([
			`GET ${base}/${list}?${query}&page=0&size=3`,
			`GET ${base}/${list}?${query}&timezone=Europe/London&page=0&size=2`,
			`GET ${base}/${list}?${query}&timezone=Europe/Paris&page=0&size=3`,
		]);
		const rows = (await sandbox.read<Row[]>(`${base}/${list}?${query}`)).map(flat);
		expect(plain(items)).toEqual([
			{ json: rows[0], pairedItem: { item: 0 } },
			{ json: rows[1], pairedItem: { item: 0 } },
			{
				json: {
					error: '8x8 does not accept this time zone',
					details: `Use the tenant's default time zone or one that is configured for the tenant. (8x8 said: Bad request: Invalid value for 'timezone': Europe/Paris · GET /${list})`,
				},
				pairedItem: { item: 1 },
			},
			{ json: rows[0], pairedItem: { item: 2 } },
			{ json: rows[1], pairedItem: { item: 2 } },
			{ json: rows[2], pairedItem: { item: 2 } },
		]);
	});

	it('gives the rows as they came when Simplify is off', async () => {
		const { items } = await runNode({
			node,
			parameters: {
				resource,
				operation: 'getMany',
				limit: 1,
				metrics: metrics.join(','),
				simplify: false,
			},
			credentials: sandbox.api(),
		});
		const [row] = await sandbox.read<Row[]>(`${base}/${list}?metrics=${metrics.join(',')}`);
		expect(items.map(({ json }) => json)).toEqual([row]);
	});

	it('gives nothing for an account without data', async () => {
		const { items, error } = await runNode({
			node,
			parameters: { resource, operation: 'getMany', returnAll: true },
			credentials: sandbox.api(sandbox.current.accounts.oauth.empty),
			items: [{}, {}],
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(2);
	});
});

describe('queue: getMany, pages', () => {
	it.each([
		{ limit: 50, pages: ['page=0&size=50'], last: '150' },
		{ limit: 1000, pages: ['page=0&size=1000'], last: '1100' },
		{ limit: 1001, pages: ['page=0&size=501', 'page=1&size=501'], last: '1101' },
		{ limit: 1500, pages: ['page=0&size=750', 'page=1&size=750'], last: '1600' },
	])('asks for no more pages than a limit of $limit needs', async ({ limit, pages, last }) => {
		const { items } = await runNode({
			node,
			parameters: { ...queues, limit },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
		});
		expect(sandbox.calls()).toEqual(
			pages.map((page) => `GET ${base}/queues?metrics=entered.today&${page}`),
		);
		expect(items).toHaveLength(limit);
		expect(items.at(-1)?.json.id).toBe(last);
	});

	it('returns 2,500 queues whole and in order, with their totals once at the end', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...queues, returnAll: true, options: { includeTotals: true } },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
		});
		expect(sandbox.calls().sort()).toEqual(
			[0, 1, 2].map(
				(page) =>
					`GET ${base}/queues?metrics=entered.today&includeTotals=true&page=${page}&size=1000`,
			),
		);
		expect(items).toHaveLength(2501);
		expect(items.slice(0, 2500).map(({ json }) => json.id)).toEqual(
			Array.from({ length: 2500 }, (_, index) => String(101 + index)),
		);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(items[2500].json).toEqual({
			isTotals: true,
			id: null,
			name: 'totals',
			'total.entered.today': expect.any(Number),
		});
	});

	it('keeps the order when a later page answers first', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			after: 1,
			effect: { kind: 'delay', ms: 60 },
		});
		const { items } = await runNode({
			node,
			parameters: { ...queues, returnAll: true },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
		});
		expect(items.map(({ json }) => Number(json.id))).toEqual(
			Array.from({ length: 2500 }, (_, index) => 101 + index),
		);
	});

	it('takes a page that has vanished meanwhile for an empty one', async () => {
		const body = {
			message:
				"Bad request: Field 'page' must be greater than or equal to 0 and less than the total number of pages, which is 2 for this request",
		};
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			after: 2,
			effect: { kind: 'answer', status: 400, body },
		});
		const { items, error } = await runNode({
			node,
			parameters: { ...queues, returnAll: true, options: { concurrentRequests: 1 } },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2000);
	});

	it('fails when a page that is needed fails', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			after: 1,
			times: Infinity,
			effect: { kind: 'answer', status: 405, body: { message: 'No' } },
		});
		const { items, error } = await runNode({
			node,
			parameters: { ...queues, returnAll: true, options: { concurrentRequests: 1 } },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
		});
		expect(seen(error)).toMatchObject({ name: 'NodeApiError', httpCode: '405', itemIndex: 0 });
		expect(items).toEqual([]);
	});

	it.each([0, -1, 1.5, 'many', ''])('refuses the limit %j before any request', async (limit) => {
		const { error } = await runNode({
			node,
			parameters: { ...queues, limit: '={{ $json.limit }}' },
			credentials: sandbox.api(),
			items: [{ limit }],
		});
		expect(seen(error)).toMatchObject({
			name: 'NodeOperationError',
			message: "'Limit' must be a whole number of 1 or more",
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(0);
	});
});

describe('queue: getMany, totals', () => {
	const [sales, totals] = [
		{ id: '101', name: 'Sales', metrics: [{ key: 'entered.today', value: 7 }] },
		{ id: null, name: 'totals', metrics: [{ key: 'total.entered.today', value: 7 }] },
	];
	const answer = (body: unknown[]) =>
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'answer', status: 200, body },
		});
	const run = async (given: { limit?: number; includeTotals?: boolean }) => {
		const { limit = 50, ...options } = given;
		const result = await runNode({
			node,
			parameters: { ...queues, limit, options },
			credentials: sandbox.api(),
		});
		return result.items.map(({ json }) => json);
	};

	it('are one more item behind the rows, and none of the limit', async () => {
		const rows = await readQueues('metrics=entered.today&includeTotals=true&size=1');
		expect(await run({ limit: 1, includeTotals: true })).toEqual([
			flat(rows[0]),
			{ isTotals: true, ...flat(rows[1]) },
		]);
	});

	it('are absent when they are not asked for', async () => {
		expect(await run({ limit: 25 })).toHaveLength(25);
		expect(sandbox.calls()).toEqual([`GET ${base}/queues?metrics=entered.today&page=0&size=25`]);
	});

	it('are never taken for a queue, wherever they stand', async () => {
		answer([totals, sales]);
		expect(await run({ includeTotals: true })).toEqual([
			{ id: '101', name: 'Sales', 'entered.today': 7 },
			{ isTotals: true, id: null, name: 'totals', 'total.entered.today': 7 },
		]);
	});

	it('differ from a queue that is named totals', async () => {
		answer([{ ...sales, name: 'totals' }]);
		expect(await run({})).toEqual([{ id: '101', name: 'totals', 'entered.today': 7 }]);
	});
});

describe('metrics', () => {
	it('of agents are all spelled out when none are given, because that list demands them', async () => {
		const { items } = await runNode({
			node,
			parameters: { resource: 'agent', operation: 'getMany', limit: 1 },
			credentials: sandbox.api(),
		});
		const [request] = sandbox.current.requests.filter(({ api }) => api === 'realtime');
		const keys = request.query.filter(([name]) => name === 'metrics').map(([, key]) => key);
		expect(new Set(keys).size).toBe(144);
		expect(Object.keys(items[0].json)).toHaveLength(144 + 2);
	});

	it('of queues are left to 8x8 when none are given', async () => {
		const { items } = await runNode({
			node,
			parameters: { resource: 'queue', operation: 'getMany', limit: 1 },
			credentials: sandbox.api(),
		});
		expect(sandbox.calls()).toEqual([`GET ${base}/queues?page=0&size=1`]);
		expect(Object.keys(items[0].json)).toHaveLength(101 + 2);
	});

	it.each([
		['entered.today, busy.rt,, entered.today', ['entered.today', 'busy.rt']],
		[
			['busy.rt', ' entered.today '],
			['busy.rt', 'entered.today'],
		],
	])('come as text or as a list: %j', async (metrics, expected) => {
		await runNode({
			node,
			parameters: { ...queues, limit: 1, metrics: '={{ $json.metrics }}' },
			credentials: sandbox.api(),
			items: [{ metrics }],
		});
		const query = expected.map((key) => `metrics=${key}`).join('&');
		expect(sandbox.calls()).toEqual([`GET ${base}/queues?${query}&page=0&size=1`]);
	});

	it.each([[{ metrics: { key: 1 } }], [{ metrics: [['busy.rt']] }], [{ metrics: true }]])(
		'are refused before any request as %j',
		async (item) => {
			const { error } = await runNode({
				node,
				parameters: { ...queues, metrics: '={{ $json.metrics }}' },
				credentials: sandbox.api(),
				items: [item],
			});
			expect(seen(error)).toMatchObject({
				name: 'NodeOperationError',
				message: expect.stringMatching(/^'Metrics' must be text, but is /),
				itemIndex: 0,
			});
			expect(sandbox.current.count()).toBe(0);
		},
	);

	it('that 8x8 does not know are told in its own words', async () => {
		const { error } = await runNode({
			node,
			parameters: { ...queues, metrics: 'entered.yesterday' },
			credentials: sandbox.api(),
		});
		expect(seen(error)).toMatchObject({
			httpCode: '400',
			description: expect.stringContaining(
				"8x8 said: Bad request: Invalid value for 'metrics': entered.yesterday",
			),
		});
	});

	it.each([
		['timezone', 'Mars/Olympus', "'Timezone' is not a known time zone: 'Mars/Olympus'"],
		['concurrentRequests', 0, "'Concurrent Requests' must be a whole number from 1 to 32"],
		['concurrentRequests', 33, "'Concurrent Requests' must be a whole number from 1 to 32"],
		['includeTotals', 'maybe', "'Include Totals' must be true or false"],
		['tenantId', ['a'], "'Tenant ID' must be text, but is a list"],
	])('option %s: refuses %j before any request', async (name, value, message) => {
		const { error } = await runNode({
			node,
			parameters: { ...queues, options: { [name]: '={{ $json.value }}' } },
			credentials: sandbox.api(),
			items: [{ value }],
		});
		expect(seen(error)).toMatchObject({ name: 'NodeOperationError', message, itemIndex: 0 });
		expect(sandbox.current.count()).toBe(0);
	});
});
