import { passTime } from '../../../support/passTime';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { runNode } from '../../../support/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { base, node } from '../support';

jest.mock('n8n-workflow', () => passTime(jest.requireActual('n8n-workflow')));

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
	])('%s leads to its path', async (region, segment) => {
		await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().full, { region }),
			onError: 'continueRegularOutput',
		});
		expect(sandbox.calls()).toEqual([`GET ${segment}${base}/queues?${query}`]);
	});

	it('that is wrong is named on each item, with the fix', async () => {
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
				/^Set 'Region' in the credential to the one your Contact Center runs in, .*8x8 said: Forbidden: .* GET \/queues\)$/,
			),
		};
		expect(items).toEqual([
			{ json, pairedItem: { item: 0 } },
			{ json, pairedItem: { item: 1 } },
		]);
		expect(sandbox.tokenRequests()).toBe(1);
	});

	it('that does not exist is refused before any request', async () => {
		const { error } = await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().full, { region: 'ap' }),
		});
		expect(seen(error)).toEqual({
			name: 'NodeOperationError',
			message: "'Region' of the credential has the unknown value 'ap'",
			description: 'Choose one of the Contact Center regions: us, eu, au, ca.',
			httpCode: undefined,
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(0);
	});
});

describe('the tenant', () => {
	const multi = (given: ICredentialDataDecryptedObject = {}) =>
		sandbox.api(accounts().multiTenant, given);

	it('is sent only when it is set', async () => {
		await runNode({ node, parameters, credentials: sandbox.api(), items: [{}, { tenant: ' ' }] });
		expect(tenantHeaders()).toEqual([undefined, undefined]);
	});

	it('of an item comes before the one of the credential', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...parameters, options: { ...parameters.options, concurrentRequests: 1 } },
			credentials: multi({ tenantId: ' sandbox-multi-01 ' }),
			items: [{}, { tenant: 'sandbox-multi-02' }],
		});
		expect(tenantHeaders()).toEqual(['sandbox-multi-01', 'sandbox-multi-02']);
		expect(items.map(({ json }) => json.id)).toEqual(['101', '10101']);
	});

	it('that is missing or wrong is named on its item; the others arrive', async () => {
		const { items } = await runNode({
			node,
			parameters,
			credentials: multi(),
			items: [{}, { tenant: 'sandbox-multi-01' }, { tenant: 'nobody' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json, pairedItem }) => ({ ...json, pairedItem }))).toEqual([
			{
				error: '8x8 needs a tenant ID for this API key',
				details:
					"Set 'Tenant ID' in the credential, or under Options of this node. (8x8 said: Bad request: X-Tenant-Info header is missing. · GET /queues)",
				pairedItem: { item: 0 },
			},
			expect.objectContaining({ id: '101', pairedItem: { item: 1 } }),
			{
				error: '8x8 does not know this tenant ID',
				details:
					"Correct 'Tenant ID' in the credential, or under Options of this node. (8x8 said: Bad request: Invalid value for X-Tenant-Info header. · GET /queues)",
				pairedItem: { item: 2 },
			},
		]);
	});
});

describe('a key without the product', () => {
	it('is named with what it is valid for', async () => {
		const { error } = await runNode({
			node,
			parameters,
			credentials: sandbox.api(accounts().storageOnly),
		});
		expect(seen(error)).toEqual({
			name: 'NodeApiError',
			message: 'The API key has no access to Contact Center metrics',
			description:
				"Add the product 'analytics realtime-api' to the key in 8x8 Admin Console, API Keys. 8x8 needs a few minutes until it works. (8x8 said: Invalid API call as no apiproduct match found · The API key is valid for: storage · GET /queues)",
			httpCode: '401',
			itemIndex: 0,
		});
	});

	it('is asked about once more with a new token, not once for each item', async () => {
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
	it.each([408, 429, 500, 503])('are repeated after %i', async (status) => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			times: 2,
			effect: { kind: 'response', status, headers: { 'retry-after': '0' } },
		});
		const { items } = await runNode({ node, parameters, credentials: sandbox.api() });
		expect(items).toHaveLength(1);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(3);
	});

	it('are repeated after a broken connection', async () => {
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

	it('are repeated after an answer that cannot be read', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'response', status: 200, body: '<html>Sign in</html>' },
		});
		const { items } = await runNode({ node, parameters, credentials: sandbox.api() });
		expect(items).toHaveLength(1);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(2);
	});

	it('run thirty at a time unless told otherwise, and keep the order of the items', async () => {
		const limits = Array.from({ length: 40 }, (_, index) => (index % 25) + 1);
		const items = limits.map((limit) => ({ limit }));
		const each = { ...parameters, limit: '={{ $json.limit }}' };
		const run = async (atOnce: number, options: object) => {
			const effect = { kind: 'gather', requests: atOnce } as const;
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
