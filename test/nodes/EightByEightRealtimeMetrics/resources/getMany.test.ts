import { plain, runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';
import { base, flat, node, simplified, type Row } from '../support';

const sandbox = useSandbox();

const queues = { resource: 'queue', operation: 'getMany', metrics: 'entered.today' };

describe.each([
	{ resource: 'queue', list: 'queues', metrics: ['entered.today', 'busy.rt'] },
	{ resource: 'group', list: 'groups', metrics: ['handling.rt', 'onBreak.rt'] },
	{ resource: 'agent', list: 'agents', metrics: ['status.rt', 'accepted.today'] },
])('$resource: getMany', ({ resource, list, metrics }) => {
	it('returns up to the limit for each item, next to one that fails', async () => {
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
		const rows = (await sandbox.read<Row[]>(`${base}/${list}?${query}`)).map(simplified(resource));
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

	it('returns unchanged rows when Simplify is off', async () => {
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
		expect(sandbox.current.count({ api: 'realtime' })).toBe(1);
	});
});

describe('queue: getMany, totals', () => {
	const [sales, totals] = [
		{ id: '101', name: 'Sales', metrics: [{ key: 'entered.today', value: 7 }] },
		{ id: null, name: 'totals', metrics: [{ key: 'total.entered.today', value: 7 }] },
	];
	const response = (body: unknown[]) =>
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'response', status: 200, body },
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

	it('are an extra item after the rows and do not count towards the limit', async () => {
		const rows = await sandbox.read<Row[]>(
			`${base}/queues?metrics=entered.today&includeTotals=true&size=1`,
		);
		expect(await run({ limit: 1, includeTotals: true })).toEqual([
			flat(rows[0]),
			{ isTotals: true, ...flat(rows[1]) },
		]);
	});

	it('are absent by default', async () => {
		expect(await run({ limit: 25 })).toHaveLength(25);
		expect(sandbox.calls()).toEqual([`GET ${base}/queues?metrics=entered.today&page=0&size=25`]);
	});

	it('are never mistaken for a queue, whatever their position', async () => {
		response([totals, sales]);
		expect(await run({ includeTotals: true })).toEqual([
			{ id: '101', name: 'Sales', 'entered.today': 7 },
			{ isTotals: true, id: null, name: 'totals', 'total.entered.today': 7 },
		]);
	});

	it('are distinct from a queue named "totals"', async () => {
		response([{ ...sales, name: 'totals' }]);
		expect(await run({})).toEqual([{ id: '101', name: 'totals', 'entered.today': 7 }]);
	});
});
