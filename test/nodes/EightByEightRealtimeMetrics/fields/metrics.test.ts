import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { base, node } from '../support';

const sandbox = useSandbox();

const queues = { resource: 'queue', operation: 'getMany', metrics: 'entered.today' };

describe('metrics', () => {
	it('of agents are all listed by default, because that endpoint requires them', async () => {
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

	it('of queues are left to 8x8 by default', async () => {
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
	])('are accepted as text or as a list: %j', async (metrics, expected) => {
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
		'are rejected before any request as %j',
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

	it('are rejected before any request if unknown, with the closest matches', async () => {
		const { error } = await runNode({
			node,
			parameters: { ...queues, metrics: 'entered.yesterday' },
			credentials: sandbox.api(),
		});
		expect(seen(error)).toMatchObject({
			name: 'NodeOperationError',
			message: "'Metrics' has the unknown value 'entered.yesterday'",
			description: expect.stringMatching(/^Nearest known values: entered\.today, /),
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(0);
	});

	it.each([
		['timezone', 'Mars/Olympus', "'Timezone' is not a known time zone: 'Mars/Olympus'"],
		['concurrentRequests', 0, "'Concurrent Requests' must be a whole number from 1 to 32"],
		['concurrentRequests', 33, "'Concurrent Requests' must be a whole number from 1 to 32"],
		['includeTotals', 'maybe', "'Include Totals' must be true or false"],
		['tenantId', ['a'], "'Tenant ID' must be text, but is a list"],
	])('option %s: rejects %j before any request', async (name, value, message) => {
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
