import type { Sandbox } from '../index';
import { call } from './client';
import { withSandbox } from './withSandbox';

describe('ContactNow', () => {
	let sandbox: Sandbox;
	withSandbox((fresh) => {
		sandbox = fresh;
	});

	const post = (args: Record<string, string>) =>
		call(`${sandbox.url}/token.php`, { method: 'POST', body: new URLSearchParams(args) });
	const getToken = async (extra: Record<string, string> = {}) => {
		const { username, key } = sandbox.accounts.contactNow;
		const response = await post({ action: 'get', username, password: key, ...extra });
		return response.json<{ success: boolean; token: string; expire: number }>();
	};

	it.each(['/token.php', '/api/token.php'])('also accepts a query at %s', async (path) => {
		const { username, key } = sandbox.accounts.contactNow;
		const query = new URLSearchParams({ action: 'get', username, password: key });
		const response = await call(`${sandbox.url}${path}?${query}`);
		expect(response.json()).toMatchObject({ success: true });
	});

	it('issues a 40-digit token for one second less than 12 hours, in seconds', async () => {
		sandbox.clock.set(1_307_932_477_000);
		const { success, token, expire } = await getToken();
		expect(success).toBe(true);
		expect(token).toMatch(/^[0-9a-f]{40}$/);
		expect(expire).toBe(1_307_975_676);
	});

	it('returns the current token until it expires, without extending it', async () => {
		const first = await getToken();
		sandbox.clock.advance(3_600_000);
		expect(await getToken()).toEqual(first);
		sandbox.clock.advance(12 * 3_600_000);
		const second = await getToken();
		expect(second.token).not.toBe(first.token);
		expect(second.expire).toBeGreaterThan(first.expire);
	});

	it('fails with HTTP 200 and success:false', async () => {
		const failing = async (args: Record<string, string>, error: string) => {
			const response = await post(args);
			expect(response.status).toBe(200);
			expect(response.json()).toEqual({ success: false, error });
		};
		const { username } = sandbox.accounts.contactNow;
		await failing({ action: 'get', username, password: 'x' }, 'Authentication failure');
		await failing({ action: 'validate', token: 'x' }, 'Invalid token');
		await failing({ action: 'delete', token: 'x' }, 'Invalid token');
		await failing({ action: 'dance' }, 'Unknown action');
	});

	it('validates, and marks an expired token with -1', async () => {
		const { token, expire } = await getToken();
		expect((await post({ action: 'validate', token })).json()).toEqual({ success: true, expire });
		sandbox.clock.advance(12 * 3_600_000);
		expect((await post({ action: 'validate', token })).json()).toEqual({
			success: false,
			error: 'Expired token',
			expire: -1,
		});
	});

	it('binds a token to the caller’s address or to the given ones', async () => {
		const { token } = await getToken({ address: '10.0.0.1' });
		expect(sandbox.effects.tokenBindings).toEqual([{ token, addresses: ['10.0.0.1'] }]);
		expect((await post({ action: 'validate', token })).json()).toEqual({
			success: false,
			error: 'Invalid token',
		});
		sandbox.reset();
		const several = await getToken({ address: '10.0.0.1, 127.0.0.1' });
		const response = await post({ action: 'validate', token: several.token });
		expect(response.json()).toMatchObject({ success: true });
	});

	it('deletes a token', async () => {
		const { token } = await getToken();
		expect((await post({ action: 'delete', token })).json()).toEqual({ success: true });
		expect((await post({ action: 'validate', token })).json()).toMatchObject({ success: false });
		expect((await getToken()).token).not.toBe(token);
	});

	it('changes the password with a token, so that the old one fails', async () => {
		const { token } = await getToken();
		const changed = await post({ action: 'newpass', token, password: 'another' });
		expect(changed.json()).toEqual({ success: true });
		expect(sandbox.effects.passwordChanges).toMatchObject([{ username: 'sandbox-contactnow' }]);
		expect(await getToken()).toEqual({ success: false, error: 'Authentication failure' });
		expect(await getToken({ password: 'another' })).toMatchObject({ success: true, token });
	});

	it('returns XML on request, with 1 and 0', async () => {
		const { username, key } = sandbox.accounts.contactNow;
		const good = await post({ action: 'get', username, password: key, format: 'xml' });
		expect(good.text).toMatch(
			/^<result> <success>1<\/success> <token>[0-9a-f]{40}<\/token> <expire>\d+<\/expire> <\/result>$/,
		);
		const bad = await post({ action: 'validate', token: 'x', format: 'XML' });
		expect(bad.text).toBe('<result> <success>0</success> <error>Invalid token</error> </result>');
	});

	it('ignores the arguments of a JSON body', async () => {
		const { username, key } = sandbox.accounts.contactNow;
		const response = await call(`${sandbox.url}/token.php?action=get`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ username, password: key }),
		});
		expect(response.json()).toEqual({ success: false, error: 'Authentication failure' });
	});
});
