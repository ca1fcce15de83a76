import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { base, flat, node, type Row } from '../support';

const sandbox = useSandbox();

const queues = { resource: 'queue', operation: 'getMany', metrics: 'entered.today' };

describe('queue: getMany, pages', () => {
	it.each([
		{ limit: 50, pages: ['page=0&size=50'], last: '150' },
		{ limit: 1000, pages: ['page=0&size=1000'], last: '1100' },
		{ limit: 1001, pages: ['page=0&size=501', 'page=1&size=501'], last: '1101' },
		{ limit: 1500, pages: ['page=0&size=750', 'page=1&size=750'], last: '1600' },
	])('requests no more pages than a limit of $limit needs', async ({ limit, pages, last }) => {
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

	it('returns all 2,500 queues in order, with their totals once at the end', async () => {
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

	it('returns 2,500 queues with all metrics', async () => {
		const { large } = sandbox.current.accounts.oauth;
		const { items } = await runNode({
			node,
			parameters: { resource: 'queue', operation: 'getMany', returnAll: true },
			credentials: sandbox.api(large),
		});
		expect(sandbox.calls().sort()).toEqual(
			[0, 1, 2].map((page) => `GET ${base}/queues?page=${page}&size=1000`),
		);
		expect(items.map(({ json }) => json.id)).toEqual(
			Array.from({ length: 2500 }, (_, index) => String(101 + index)),
		);
		expect(new Set(items.map(({ json }) => Object.keys(json).length))).toEqual(new Set([103]));
		const [last] = await sandbox.read<Row[]>(`${base}/queues/2600`, large);
		expect(items.at(-1)?.json).toEqual(flat(last));
	});

	it('keeps the order when a later page arrives first', async () => {
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

	it('reads the list again when a page has disappeared in the meantime', async () => {
		const body = {
			message:
				"Bad request: Field 'page' must be greater than or equal to 0 and less than the total number of pages, which is 2 for this request",
		};
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			after: 2,
			effect: { kind: 'response', status: 400, body },
		});
		const { items, error } = await runNode({
			node,
			parameters: { ...queues, returnAll: true, options: { concurrentRequests: 1 } },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2500);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(6);
	});

	it('fails when a required page fails', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			after: 1,
			times: Infinity,
			effect: { kind: 'response', status: 405, body: { message: 'No' } },
		});
		const { items, error } = await runNode({
			node,
			parameters: { ...queues, returnAll: true, options: { concurrentRequests: 1 } },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
		});
		expect(seen(error)).toMatchObject({ name: 'NodeApiError', httpCode: '405', itemIndex: 0 });
		expect(items).toEqual([]);
	});

	it.each([0, -1, 1.5, 'many', ''])('rejects the limit %j before any request', async (limit) => {
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
