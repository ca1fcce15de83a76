import { useFrozenDate } from '../../../support/time/frozenDate';
import { plain, runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';

const noon = Date.UTC(2026, 2, 14, 12);
useFrozenDate(noon);
const sandbox = useSandbox();

const node = 'eightByEightContactNow';
/** Twelve hours after noon, less one second. */
const expire = noon / 1000 + 12 * 3600 - 1;
const expires_at = '2026-03-14T23:59:59.000Z';

const formats = ['json', 'xml'] as const;
const forms = () =>
	sandbox.current.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

/** The expectation for every request: a form, and nothing in the URL. */
function expectFormsOnly() {
	for (const { method, path, query, headers } of sandbox.current.requests) {
		expect([method, path, query]).toEqual(['POST', '/token.php', []]);
		expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
		expect(headers.authorization).toBeUndefined();
	}
}

async function issueToken(): Promise<string> {
	const parameters = { resource: 'token', operation: 'get' };
	const { items } = await runNode({ node, parameters, credentials: sandbox.contactNow() });
	sandbox.current.requests.length = 0;
	return String(items[0].json.token);
}

describe.each(formats)('token, response in %s', (format) => {
	const options = { format };

	it('get: sends username and key as a form and returns the token with its expiry', async () => {
		const { items } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'get', address: '={{ $json.ip }}', options },
			credentials: sandbox.contactNow(),
			items: [{ ip: '203.0.113.7, 2001:db8::7' }, { ip: 'here' }, {}],
			onError: 'continueRegularOutput',
		});

		expectFormsOnly();
		const { username, key } = sandbox.current.accounts.contactNow;
		const login = { action: 'get', format, username, password: key };
		expect(forms()).toEqual([{ ...login, address: '203.0.113.7,2001:db8::7' }, login]);
		const token = sandbox.current.contactNowTokens.issued()[0];
		expect(token).toMatch(/^[0-9a-f]{40}$/);
		const json = { success: true, token, expire, expires_at };
		expect(plain(items)).toEqual([
			{ json, pairedItem: { item: 0 } },
			{
				json: {
					error: "'IP Addresses' contains an invalid IP address: 'here'",
					details: 'Enter addresses such as 203.0.113.7 or 2001:db8::7, separated by commas.',
				},
				pairedItem: { item: 1 },
			},
			{ json, pairedItem: { item: 2 } },
		]);
	});

	it('validate: reports whether a token is valid, and why not', async () => {
		const token = await issueToken();
		const { items, error } = await runNode({
			node,
			parameters: {
				resource: 'token',
				operation: 'validate',
				token: '={{ $json.token }}',
				options,
			},
			credentials: sandbox.contactNow(),
			items: [{ token }, { token: 'f'.repeat(40) }],
		});

		expect(error).toBeUndefined();
		expectFormsOnly();
		expect(forms()).toEqual([
			{ action: 'validate', format, token },
			{ action: 'validate', format, token: 'f'.repeat(40) },
		]);
		expect(plain(items)).toEqual([
			{ json: { valid: true, success: true, expire, expires_at }, pairedItem: { item: 0 } },
			{ json: { valid: false, success: false, reason: 'Invalid token' }, pairedItem: { item: 1 } },
		]);
	});

	it('validate: an expired token has no expiry time', async () => {
		const token = await issueToken();
		sandbox.current.clock.advance(12 * 3600_000);
		const { items } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'validate', token, options },
			credentials: sandbox.contactNow(),
		});
		expect(items[0].json).toEqual({
			valid: false,
			success: false,
			reason: 'Expired token',
			expire: -1,
		});
	});

	it('delete: revokes a token and fails for an unknown one', async () => {
		const token = await issueToken();
		const { items } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'delete', token: '={{ $json.token }}', options },
			credentials: sandbox.contactNow(),
			items: [{ token }, { token: 'unknown' }],
			onError: 'continueRegularOutput',
		});

		expectFormsOnly();
		expect(forms()).toEqual([
			{ action: 'delete', format, token },
			{ action: 'delete', format, token: 'unknown' },
		]);
		expect(plain(items)).toEqual([
			{ json: { deleted: true }, pairedItem: { item: 0 } },
			{
				json: {
					error: 'ContactNow does not recognize this token',
					details:
						'Get a new token first. ContactNow also reports a token as invalid when it is used from an IP address other than the one it is bound to. (8x8 said: Invalid token · POST /token.php (action delete))',
				},
				pairedItem: { item: 1 },
			},
		]);
		const validate = { resource: 'token', operation: 'validate', token };
		const after = await runNode({ node, parameters: validate, credentials: sandbox.contactNow() });
		expect(after.items[0].json).toMatchObject({ valid: false });
	});
});

describe('token', () => {
	it('requests JSON when no format is chosen', async () => {
		const parameters = { resource: 'token', operation: 'get' };
		await runNode({ node, parameters, credentials: sandbox.contactNow() });
		expect(forms()).toEqual([expect.objectContaining({ format: 'json' })]);
	});

	it('treats a failure with status 200 as an error', async () => {
		const { error } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'get' },
			credentials: sandbox.contactNow({ key: 'wrong' }),
			items: [{}, {}],
		});
		expect(sandbox.current.count({ status: 200 })).toBeGreaterThan(0);
		expect(seen(error)).toMatchObject({
			name: 'NodeApiError',
			message: 'ContactNow did not accept the username and key',
			description: expect.stringContaining('8x8 said: Authentication failure'),
			itemIndex: 0,
		});
	});

	it.each([
		['true as text', '{"success":"true","token":"abc","expire":"1773532799"}'],
		['1', '{"success":1,"token":"abc","expire":1773532799}'],
	])('treats %s as success', async (_, body) => {
		sandbox.current.faults.add({
			match: { api: 'contactNow' },
			effect: { kind: 'response', status: 200, body },
		});
		const { items } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'get' },
			credentials: sandbox.contactNow(),
		});
		expect(items.map(({ json }) => json)).toEqual([
			{ success: true, token: 'abc', expire: 1773532799, expires_at: '2026-03-14T23:59:59.000Z' },
		]);
	});

	it('sends up to ten addresses', async () => {
		const ten = Array.from({ length: 10 }, (_, index) => `203.0.113.${index}`);
		const { items } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'get', address: '={{ $json.ips }}' },
			credentials: sandbox.contactNow(),
			items: [{ ips: ten }, { ips: [...ten, '203.0.113.10'] }],
			onError: 'continueRegularOutput',
		});
		expect(forms().map(({ address }) => address)).toEqual([ten.join(',')]);
		expect(items[1].json).toEqual({
			error: "'IP Addresses' contains 11 addresses, but ContactNow allows 10 at most",
			details: 'Remove some of the addresses.',
		});
	});

	it.each(['203.0.113.256', '203.0.113', '1.2.3.04', '2001:db8::zz', 'example.com', '10.0.0.0/8'])(
		'rejects the address %s before any request',
		async (address) => {
			const { error } = await runNode({
				node,
				parameters: { resource: 'token', operation: 'get', address },
				credentials: sandbox.contactNow(),
			});
			expect(seen(error)).toMatchObject({
				name: 'NodeOperationError',
				message: `'IP Addresses' contains an invalid IP address: '${address}'`,
				itemIndex: 0,
			});
			expect(sandbox.current.count()).toBe(0);
		},
	);

	it.each(['validate', 'delete'])(
		'%s: rejects an empty token before any request',
		async (operation) => {
			const { error } = await runNode({
				node,
				parameters: { resource: 'token', operation, token: '={{ $json.missing }}' },
				credentials: sandbox.contactNow(),
			});
			expect(seen(error)).toMatchObject({ message: "'Token' is empty", itemIndex: 0 });
			expect(sandbox.current.count()).toBe(0);
		},
	);

	it('rejects an unknown format before any request', async () => {
		const { error } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'get', options: { format: '={{ "yaml" }}' } },
			credentials: sandbox.contactNow(),
		});
		expect(seen(error)).toMatchObject({
			message: `'Response Format' has the unknown value 'yaml'`,
			description: 'Use one of: json, xml.',
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(0);
	});

	it('keeps the key out of the execution, even when the server echoes it', async () => {
		const { key } = sandbox.current.accounts.contactNow;
		sandbox.current.faults.add({
			match: { api: 'contactNow' },
			effect: { kind: 'response', status: 200, body: { success: false, error: `Not ${key}` } },
		});
		const { error, run } = await runNode({
			node,
			parameters: { resource: 'token', operation: 'get' },
			credentials: sandbox.contactNow(),
		});
		expect(seen(error).message).toBe('ContactNow did not accept the request');
		expect(JSON.stringify(run).includes(key)).toBe(false);
	});
});
