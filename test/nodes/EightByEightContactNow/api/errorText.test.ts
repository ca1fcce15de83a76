import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { hidden, newToken } from '../support';

const sandbox = useSandbox();

const node = 'eightByEightContactNow';

/** Responses of token.php, as documented or observed. */
const forms = {
	'a boolean': (error: string) => JSON.stringify({ success: false, error }),
	'a number': (error: string) => JSON.stringify({ success: 0, error }),
	text: (error: string) => JSON.stringify({ success: 'false', error }),
	'a digit as text': (error: string) => JSON.stringify({ success: '0', error }),
	XML: (error: string) =>
		`<?xml version="1.0"?>\n<result> <success>0</success> <error>${error.replaceAll('&', '&amp;').replaceAll('<', '&#60;')}</error> </result>`,
};

function answerOnce(body: string) {
	sandbox.current.faults.add({
		match: { api: 'contactNow' },
		effect: { kind: 'response', status: 200, body, headers: { 'content-type': 'text/plain' } },
	});
}

const run = async (operation: string, given: object = {}) =>
	await runNode({
		node,
		parameters: { resource: operation === 'change' ? 'password' : 'token', operation, ...given },
		credentials: sandbox.contactNow(),
	});

describe.each(Object.entries(forms))('a failure reported by %s', (_, form) => {
	it.each([
		['Authentication failure', 'ContactNow did not accept the username and key'],
		['Expired token', 'The ContactNow token has expired'],
		['Invalid token', 'ContactNow does not recognize this token'],
		['Unknown token', 'ContactNow does not recognize this token'],
		['IP address not allowed', 'ContactNow does not allow the IP address'],
		['Too many addresses', 'ContactNow does not allow the IP address'],
		['Rate limit exceeded', 'ContactNow rate-limited the request'],
		['Something <new> & strange', 'ContactNow did not accept the request'],
		['', 'ContactNow did not accept the request'],
	])('%s', async (words, message) => {
		answerOnce(form(words));
		const { error } = await run('get');
		expect(seen(error)).toMatchObject({ name: 'NodeApiError', message, itemIndex: 0 });
		const said = words && `8x8 said: ${words} · `;
		expect(error?.description).toMatch(
			new RegExp(`\\(${said}POST /token.php \\(action get\\)\\)$`),
		);
		expect(sandbox.current.count()).toBe(1);
	});
});

it.each([-1, 1307975676, '1307975676'])(
	'a token that expires at %j is not valid',
	async (expire) => {
		answerOnce(JSON.stringify({ success: true, expire }));
		const { items } = await run('validate', { token: 'abc' });
		expect(items[0].json).toMatchObject({ valid: false, success: true, expire: Number(expire) });
	},
);

it.each([undefined, null, ''])(
	'a token that expires at %j is valid and has no expiry',
	async (expire) => {
		answerOnce(JSON.stringify({ success: true, expire }));
		const { items } = await run('validate', { token: 'abc' });
		expect(items[0].json).toEqual({ valid: true, success: true });
	},
);

it('a rejected password is reported as such', async () => {
	answerOnce(forms['a boolean']('Missing password'));
	const { error } = await run('change', { newPassword: 'n3w', token: 'abc' });
	expect(seen(error).message).toBe('ContactNow did not accept the new key');
});

describe('secrets', () => {
	it.each([
		['validate', 'reason'],
		['delete', undefined],
		['change', undefined],
	])('%s: are masked in the server’s message', async (operation, output) => {
		const token = await newToken(sandbox);
		const newPassword = 'n3w & safe';
		const { key } = sandbox.current.accounts.contactNow;
		answerOnce(forms.text(`Bad ${token} of ${key} for ${newPassword}`));
		const {
			items,
			error,
			run: stored,
		} = await run(operation, {
			token: hidden(token),
			...(operation === 'change' && { newPassword: hidden(newPassword) }),
		});
		const words = output ? String(items[0].json[output]) : String(error?.description);
		expect(words).toContain('Bad *** of *** for');
		const secrets = operation === 'change' ? [token, key, newPassword] : [token, key];
		for (const secret of secrets) expect(JSON.stringify(stored)).not.toContain(secret);
	});

	it('appear in no URL of any operation', async () => {
		const token = await newToken(sandbox);
		await run('get');
		await run('validate', { token });
		await run('change', { newPassword: 'n3w', token });
		await run('delete', { token });
		expect(sandbox.calls()).toEqual(Array.from({ length: 4 }, () => 'POST /token.php'));
	});
});

describe('password: change', () => {
	it('rejects the credential’s current password before any request', async () => {
		const { key } = sandbox.current.accounts.contactNow;
		const { error, run: stored } = await run('change', { newPassword: hidden(key) });
		expect(seen(error)).toMatchObject({
			name: 'NodeOperationError',
			message: "'New Password' is the key that is already in the credential",
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(0);
		expect(JSON.stringify(stored)).not.toContain(key);
	});
});

describe('the base URL', () => {
	it.each([
		['of a choice', { baseUrl: '' }, '/token.php'],
		['with a path', { baseUrl: '/api' }, '/api/token.php'],
		['with a slash at the end', { baseUrl: '/api/' }, '/api/token.php'],
	])('%s is resolved to token.php', async (_, { baseUrl }, path) => {
		const credentials = sandbox.contactNow({ baseUrl: sandbox.current.url + baseUrl });
		const parameters = { resource: 'token', operation: 'get' };
		const { error } = await runNode({ node, parameters, credentials });
		expect(error).toBeUndefined();
		expect(sandbox.calls()).toEqual([`POST ${path}`]);
	});

	it('may be custom', async () => {
		const { url } = sandbox.current;
		const credentials = sandbox.contactNow({ baseUrl: 'custom', customBaseUrl: `${url}/api` });
		const parameters = { resource: 'token', operation: 'get' };
		const { error } = await runNode({ node, parameters, credentials });
		expect(error).toBeUndefined();
		expect(sandbox.calls()).toEqual(['POST /api/token.php']);
	});

	it.each(['', 'custom', 'http://api.contactnow.8x8.com'])(
		'cannot be %j',
		async (customBaseUrl) => {
			const credentials = sandbox.contactNow({ baseUrl: 'custom', customBaseUrl });
			const parameters = { resource: 'token', operation: 'get' };
			const { error } = await runNode({ node, parameters, credentials });
			expect(seen(error).message).toBe("'Base URL' of the credential cannot be used");
		},
	);
});
