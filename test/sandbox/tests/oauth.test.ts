import type { Sandbox } from '../index';
import { bearer, call, requestToken } from './client';
import { withSandbox } from './withSandbox';

describe('OAuth', () => {
	let sandbox: Sandbox;
	withSandbox((fresh) => {
		sandbox = fresh;
	});

	const queues = () =>
		`${sandbox.url}/analytics/cc/v5/realtime-metrics/queues?metrics=entered.today`;

	it('returns numbers as strings, milliseconds next to seconds, and BearerToken', async () => {
		sandbox.clock.set(1_696_345_119_000);
		const response = await requestToken(sandbox, sandbox.accounts.oauth.full);
		expect(response.status).toBe(200);
		const body = response.json();
		expect(body).toMatchObject({
			token_type: 'BearerToken',
			expires_in: '1799',
			scope: '',
			status: 'approved',
			refresh_count: '0',
			'developer.email': 'deprecated',
			api_product_list: '[analytics realtime-api, storage, QM - API, vcc]',
			api_product_list_json: ['analytics realtime-api', 'storage', 'QM - API', 'vcc'],
		});
		expect(body.issued_at).toMatch(/^1696345119\d{3}$/);
		expect(response.headers.get('date')).toBe('Tue, 03 Oct 2023 14:58:39 GMT');
	});

	it('writes expires_in twice for a storage key', async () => {
		const { text } = await requestToken(sandbox, sandbox.accounts.oauth.storageOnly);
		expect(text.match(/"expires_in":"3599"/g)).toHaveLength(2);
	});

	it('lists products as an array for a key in the form of the chat specification', async () => {
		const response = await requestToken(sandbox, sandbox.accounts.oauth.multiTenant);
		expect(response.json().api_product_list).toContain('storage');
		expect(response.json()).not.toHaveProperty('api_product_list_json');
	});

	it.each([
		[
			'another grant type',
			{ body: 'grant_type=password' },
			400,
			'Unsupported grant type : password',
		],
		['no grant type', { body: 'scope=x' }, 400, 'Required param : grant_type'],
		['a JSON body', { headers: { 'content-type': 'application/json' } }, 400, 'Content-Type'],
		['no Authorization', { headers: { authorization: '' } }, 401, 'Authorization'],
		['a bearer scheme', { headers: { authorization: 'Bearer x' } }, 401, 'Authorization'],
		['a wrong secret', { headers: { authorization: 'Basic bm86bm8=' } }, 401, 'invalid'],
	])('rejects %s', async (_name, init, status, error) => {
		const response = await requestToken(sandbox, sandbox.accounts.oauth.full, init);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(response.json().Error).toContain(error);
		expect(response.json()).toHaveProperty('ErrorCode');
	});

	it('accepts further keys of a customer, each with the same secret', async () => {
		const { full } = sandbox.accounts.oauth;
		const response = await requestToken(sandbox, { ...full, clientId: `${full.clientId}~2` });
		const authorization = `Bearer ${String(response.json().access_token)}`;
		expect((await call(queues(), { headers: { authorization } })).status).toBe(200);
		const wrong = await requestToken(sandbox, { ...full, clientId: `${full.clientId}~x` });
		expect(wrong.status).toBe(401);
	});

	it('rejects GET', async () => {
		expect((await call(`${sandbox.url}/oauth/v2/token`)).status).toBe(405);
	});

	it('accepts only Bearer: not BearerToken, lower case or the query string', async () => {
		const { authorization } = await bearer(sandbox, sandbox.accounts.oauth.full);
		const token = authorization.slice('Bearer '.length);
		const statusWith = async (header: string) =>
			(await call(queues(), { headers: { authorization: header } })).status;
		expect(await statusWith(`Bearer ${token}`)).toBe(200);
		expect(await statusWith(`BearerToken ${token}`)).toBe(401);
		expect(await statusWith(`bearer ${token}`)).toBe(401);
		expect((await call(`${queues()}&access_token=${token}`)).status).toBe(401);
	});

	it('expires tokens by its own clock', async () => {
		const headers = await bearer(sandbox, sandbox.accounts.oauth.full);
		sandbox.clock.advance(1_700_000);
		expect((await call(queues(), { headers })).status).toBe(200);
		sandbox.clock.advance(100_000);
		const response = await call(queues(), { headers });
		expect(response.status).toBe(401);
		expect(response.json()).toMatchObject({ fault: { faultstring: 'Access Token expired' } });
	});

	it('revokes one token or all', async () => {
		const first = await bearer(sandbox, sandbox.accounts.oauth.full);
		const second = await bearer(sandbox, sandbox.accounts.oauth.full);
		sandbox.tokens.revoke(sandbox.tokens.issued()[0]);
		expect((await call(queues(), { headers: first })).status).toBe(401);
		expect((await call(queues(), { headers: second })).status).toBe(200);
		sandbox.tokens.revokeAll();
		const response = await call(queues(), { headers: second });
		expect(response.json()).toEqual({
			fault: {
				faultstring: 'Invalid Access Token',
				detail: { errorcode: 'keymanagement.service.invalid_access_token' },
			},
		});
	});

	it('rejects a key without the product', async () => {
		const headers = await bearer(sandbox, sandbox.accounts.oauth.storageOnly);
		expect((await call(queues(), { headers })).status).toBe(401);
		const analytics = await bearer(sandbox, sandbox.accounts.oauth.analyticsOnly);
		const regions = await call(`${sandbox.url}/storage/uk/v3/regions`, { headers: analytics });
		expect(regions.status).toBe(401);
		expect((await call(queues(), { headers: analytics })).status).toBe(200);
	});
});
