import { plain, runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';

const sandbox = useSandbox();

const node = 'eightByEightContactNow';
const change = {
	resource: 'password',
	operation: 'change',
	newPassword: '={{ $json.password }}',
	token: '={{ $json.token }}',
};
const forms = () =>
	sandbox.current.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

describe.each(['json', 'xml'])('password: change, response in %s', (format) => {
	it('changes the key with a given token and warns about the credential', async () => {
		const get = { resource: 'token', operation: 'get' };
		const { items: tokens } = await runNode({
			node,
			parameters: get,
			credentials: sandbox.contactNow(),
		});
		const token = String(tokens[0].json.token);
		sandbox.current.requests.length = 0;

		const { items } = await runNode({
			node,
			parameters: { ...change, options: { format } },
			credentials: sandbox.contactNow(),
			items: [
				{ token: 'unknown', password: 'n3w & safe' },
				{ token, password: '' },
				{ token, password: 'n3w & safe' },
			],
			onError: 'continueRegularOutput',
		});

		expect(forms()).toEqual([
			{ action: 'newpass', format, token: 'unknown', password: 'n3w & safe' },
			{ action: 'newpass', format, token, password: 'n3w & safe' },
		]);
		for (const { method, path, query } of sandbox.current.requests) {
			expect([method, path, query]).toEqual(['POST', '/token.php', []]);
		}
		expect(sandbox.current.effects.passwordChanges).toMatchObject([
			{ username: 'sandbox-contactnow' },
		]);
		expect(plain(items)).toEqual([
			{
				json: {
					error: 'ContactNow does not recognize this token',
					details: expect.stringContaining('8x8 said: Invalid token'),
				},
				pairedItem: { item: 0 },
			},
			{
				json: {
					error: "'New Password' is empty",
					details: 'Enter a value, or check its expression.',
				},
				pairedItem: { item: 1 },
			},
			{
				json: {
					changed: true,
					warning:
						'Enter the new key in the ContactNow credential now. The stored key no longer works.',
				},
				pairedItem: { item: 2 },
			},
		]);

		const old = await runNode({ node, parameters: get, credentials: sandbox.contactNow() });
		expect(old.error?.message).toBe('ContactNow did not accept the username and key');
		const credentials = sandbox.contactNow({ key: 'n3w & safe' });
		expect((await runNode({ node, parameters: get, credentials })).error).toBeUndefined();
	});
});

describe('password: change', () => {
	it('gets a token with the credential when none is given', async () => {
		const { error } = await runNode({
			node,
			parameters: change,
			credentials: sandbox.contactNow(),
			items: [{ password: 'n3w' }],
		});

		expect(error).toBeUndefined();
		const { username, key } = sandbox.current.accounts.contactNow;
		const [token] = sandbox.current.contactNowTokens.issued();
		expect(forms()).toEqual([
			{ action: 'get', format: 'json', username, password: key },
			{ action: 'newpass', format: 'json', token, password: 'n3w' },
		]);
	});

	it('is not retried when the connection breaks', async () => {
		sandbox.current.faults.add({
			match: { api: 'contactNow' },
			after: 1,
			effect: { kind: 'dropAfterAction' },
		});
		const { error } = await runNode({
			node,
			parameters: change,
			credentials: sandbox.contactNow(),
			items: [{ password: 'n3w' }],
		});

		expect(seen(error)).toMatchObject({
			name: 'NodeApiError',
			message: 'ContactNow may have changed the key',
			description: expect.stringContaining(
				'Test the credential: if ContactNow rejects it, the key was changed',
			),
			itemIndex: 0,
		});
		expect(forms().map(({ action }) => action)).toEqual(['get', 'newpass']);
		expect(sandbox.current.effects.passwordChanges).toHaveLength(1);
	});
});
