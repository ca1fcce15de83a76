import { instantSleep } from '../../../support/time/instantSleep';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { base, node } from '../support';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

const parameters = {
	resource: 'queue',
	operation: 'getMany',
	limit: 1,
	metrics: 'entered.today',
	options: { tenantId: '={{ $json.tenant }}' },
};
const query = 'metrics=entered.today&page=0&size=1';
const accounts = () => sandbox.current.accounts.oauth;
const tenantHeaders = () =>
	sandbox.current.requests
		.filter(({ api }) => api === 'realtime')
		.map(({ headers }) => headers['x-tenant-info']);

describe('the region of the credential', () => {
	it.each([
		['us', ''],
		['eu', '/eu'],
		['au', '/au'],
		['ca', '/ca'],
	])('%s maps to its path', async (region, segment) => {
		await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().full, { region }),
			onError: 'continueRegularOutput',
		});
		expect(sandbox.calls()).toEqual([`GET ${segment}${base}/queues?${query}`]);
	});

	it('is for the error of each item, with the fix, if it is wrong', async () => {
		const { items } = await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().europe, { region: 'us' }),
			items: [{}, {}],
			onError: 'continueRegularOutput',
		});
		const json = {
			error: "8x8 denied access to Contact Center in the region 'us'",
			details: expect.stringMatching(
				/^Set 'Region' in the credential to the region of your Contact Center, .*8x8 said: Forbidden: .* GET \/queues\)$/,
			),
		};
		expect(items).toEqual([
			{ json, pairedItem: { item: 0 } },
			{ json, pairedItem: { item: 1 } },
		]);
		expect(sandbox.tokenRequests()).toBe(1);
	});

	it('is rejected before any request if it does not exist', async () => {
		const { error } = await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().full, { region: 'ap' }),
		});
		expect(seen(error)).toEqual({
			name: 'NodeOperationError',
			message: "'Region' in the credential has the unknown value 'ap'",
			description: 'Use one of the Contact Center regions: us, eu, au, ca.',
			httpCode: undefined,
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(0);
	});
});

describe('the tenant', () => {
	const multi = (given: ICredentialDataDecryptedObject = {}) =>
		sandbox.api(accounts().multiTenant, given);

	it('is sent only if it is set', async () => {
		await runNode({ node, parameters, credentials: sandbox.api(), items: [{}, { tenant: ' ' }] });
		expect(tenantHeaders()).toEqual([undefined, undefined]);
	});

	it('of an item overrides the one of the credential', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...parameters, options: { ...parameters.options, concurrentRequests: 1 } },
			credentials: multi({ tenantId: ' sandbox-multi-01 ' }),
			items: [{}, { tenant: 'sandbox-multi-02' }],
		});
		expect(tenantHeaders()).toEqual(['sandbox-multi-01', 'sandbox-multi-02']);
		expect(items.map(({ json }) => json.id)).toEqual(['101', '10101']);
	});

	it('fails only its own item if it is missing or wrong', async () => {
		const { items } = await runNode({
			node,
			parameters,
			credentials: multi(),
			items: [{}, { tenant: 'sandbox-multi-01' }, { tenant: 'nobody' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json, pairedItem }) => ({ ...json, pairedItem }))).toEqual([
			{
				error: '8x8 requires a tenant ID for this API key',
				details:
					"Set 'Tenant ID' in the credential, or under Options of this node. (8x8 said: Bad request: X-Tenant-Info header is missing. · GET /queues)",
				pairedItem: { item: 0 },
			},
			expect.objectContaining({ id: '101', pairedItem: { item: 1 } }),
			{
				error: '8x8 found no tenant with this ID',
				details:
					"Correct 'Tenant ID' in the credential, or under Options of this node. (8x8 said: Bad request: Invalid value for X-Tenant-Info header. · GET /queues)",
				pairedItem: { item: 2 },
			},
		]);
	});
});

describe('a key without the product', () => {
	it('is reported with the products it has', async () => {
		const { error } = await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().storageOnly),
		});
		expect(seen(error)).toEqual({
			name: 'NodeApiError',
			message: 'The API key has no access to Contact Center metrics',
			description:
				"Add the product 'analytics realtime-api' to the key in 8x8 Admin Console, API Keys. It takes a few minutes to become active. (8x8 said: Invalid API call as no apiproduct match found · The API key is valid for: storage · GET /queues)",
			httpCode: '401',
			itemIndex: 0,
		});
	});

	it('is retried once with a new token, not once for each item', async () => {
		const { items } = await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().storageOnly),
			items: Array.from({ length: 100 }, () => ({})),
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(100);
		expect(sandbox.tokenRequests()).toBe(2);
	});
});

describe('reads', () => {
	it.each([408, 429, 500, 503])('are retried after %i', async (status) => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			times: 2,
			effect: { kind: 'response', status, headers: { 'retry-after': '0' } },
		});
		const { items } = await runNode({ node, parameters, credentials: sandbox.api() });
		expect(items).toHaveLength(1);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(3);
	});

	it('are retried after a broken connection', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'dropMidBody', afterBytes: 5 },
		});
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			after: 1,
			effect: { kind: 'dropBeforeAction' },
		});
		const { items } = await runNode({ node, parameters, credentials: sandbox.api() });
		expect(items).toHaveLength(1);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(3);
	});

	it('are retried after an unreadable response', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'response', status: 200, body: '<html>Sign in</html>' },
		});
		const { items } = await runNode({ node, parameters, credentials: sandbox.api() });
		expect(items).toHaveLength(1);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(2);
	});

	it('run with a concurrency of thirty by default and keep the order of the items', async () => {
		const limits = Array.from({ length: 40 }, (_, index) => (index % 25) + 1);
		const items = limits.map((limit) => ({ limit }));
		const each = { ...parameters, limit: '={{ $json.limit }}' };
		const run = async (atOnce: number, options: object) => {
			const effect = { kind: 'barrier', requests: atOnce } as const;
			sandbox.current.faults.add({ match: { api: 'realtime' }, times: Infinity, effect });
			const given = { ...each, options: { ...options, combineRequests: false } };
			const result = await runNode({ node, parameters: given, credentials: sandbox.api(), items });
			return result.items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		};
		const expected = limits.flatMap((limit, index) => Array.from({ length: limit }, () => index));
		expect(await run(30, {})).toEqual(expected);
		expect(sandbox.current.maxInFlight('realtime')).toBe(30);
		expect(await run(32, { concurrentRequests: 32 })).toEqual(expected);
		expect(sandbox.current.maxInFlight('realtime')).toBe(32);
	});
});
