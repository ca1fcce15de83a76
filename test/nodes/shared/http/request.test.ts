import { toHttpOptions, type ApiRequest } from '../../../../nodes/shared/http/request';

const endpoint = {
	service: 'Test API',
	baseUrl: 'https://api.test/v1',
	headers: { 'X-Tenant-Info': 'tenant' },
};
const get: ApiRequest = { method: 'GET', path: '/things', asStream: false };
const options = (request: Partial<ApiRequest>, authorisation = {}) =>
	toHttpOptions(endpoint, { ...get, ...request }, authorisation);

describe('toHttpOptions', () => {
	it('builds the URL of a read and accepts JSON', () => {
		expect(options({})).toEqual({
			method: 'GET',
			url: 'https://api.test/v1/things',
			headers: { Accept: 'application/json', 'X-Tenant-Info': 'tenant' },
		});
	});

	it('adds a query only if there is one', () => {
		expect(options({ query: { a: 'x y', b: undefined } }).url).toBe(
			'https://api.test/v1/things?a=x%20y',
		);
		expect(options({ query: { b: undefined } }).url).toBe('https://api.test/v1/things');
	});

	it('lets the request override the API, and the credential override the request', () => {
		const { headers } = options(
			{ headers: { Accept: 'text/plain', 'X-Tenant-Info': 'other', Authorization: 'mine' } },
			{ headers: { Authorization: 'Bearer token' } },
		);
		expect(headers).toEqual({
			Accept: 'text/plain',
			'X-Tenant-Info': 'other',
			Authorization: 'Bearer token',
		});
	});

	it.each([[{ name: 'Ü' }], [[]], [''], [0], [false], [null]])('sends %j as JSON', (json) => {
		const { body, headers } = options({ method: 'POST', json });
		expect(JSON.parse(body as string)).toEqual(json);
		expect(headers).toMatchObject({ 'Content-Type': 'application/json' });
	});

	it('sends a percent-encoded form that includes the credential’s fields', () => {
		const form = { action: 'login', note: 'a b&c=d' };
		const { body, headers } = options({ method: 'POST', form }, { form: { key: 'k/1' } });
		expect(body).toBe('action=login&note=a+b%26c%3Dd&key=k%2F1');
		expect(headers).toMatchObject({ 'Content-Type': 'application/x-www-form-urlencoded' });
	});

	it('sends no Content-Type for a write without a body', () => {
		const { headers, ...rest } = options({ method: 'POST' });
		expect(headers).not.toHaveProperty('Content-Type');
		expect(rest).not.toHaveProperty('body');
	});

	it('requests a stream on demand', () => {
		expect(options({ asStream: true }).encoding).toBe('stream');
		expect(options({})).not.toHaveProperty('encoding');
	});

	it('uses a link unchanged, without any header', () => {
		const link = new URL('https://store.test/file?X-Amz-Signature=proof%2B');
		const headers = { 'x-own': '1' };
		expect(options({ link, headers }, { headers: { Authorization: 'Bearer token' } })).toEqual({
			method: 'GET',
			url: 'https://store.test/file?X-Amz-Signature=proof%2B',
			headers: {},
			encoding: 'stream',
		});
	});
});
