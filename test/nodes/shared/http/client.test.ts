import { Readable } from 'node:stream';
import { ApiError, type Failure } from '../../../../nodes/shared/errors/apiError';
import { withSecrets, type Authentication } from '../../../../nodes/shared/auth/authentication';
import { createClient } from '../../../../nodes/shared/http/client';
import { createLimiter } from '../../../../nodes/shared/http/limiter';
import type { RawResponse } from '../../../../nodes/shared/http/transport';
import {
	noResponse,
	respondWith,
	scriptedTransport,
} from '../../../support/http/scriptedTransport';

const baseUrl = 'https://api.test';

/** A credential with numbered tokens that renews on every 401. */
function numberedTokens() {
	const requested: string[] = [];
	const confirmed: unknown[] = [];
	let number = 1;
	const authentication: Authentication = {
		...withSecrets(['the-secret', '']),
		async authorise(path) {
			requested.push(path);
			return { headers: { Authorization: `Bearer token-${number}` }, token: `token-${number}` };
		},
		markAccepted: ({ token }) => void confirmed.push(token),
		invalidate(_refused, status) {
			number++;
			return status === 401;
		},
		products: () => ['storage', 'analytics'],
	};
	return { authentication, requested, confirmed };
}

function clientFor(
	responses: ReadonlyArray<RawResponse | Promise<RawResponse>>,
	explain?: () => undefined,
) {
	const transport = scriptedTransport(...responses);
	const { authentication, ...seen } = numberedTokens();
	const endpoint = { service: 'Test API', baseUrl, explain };
	const limiter = createLimiter(1);
	const api = createClient({ transport, endpoint, authentication, limiter, concurrency: 7 });
	return { api, transport, ...seen };
}

async function failureOf(request: Promise<unknown>): Promise<ApiError> {
	const error: unknown = await request.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof ApiError) return error;
	throw new Error('The request should have failed', { cause: error });
}

describe('a request', () => {
	it.each(['get', 'post', 'put', 'delete'] as const)('sends %s', async (method) => {
		const { api, transport, requested, confirmed } = clientFor([
			respondWith(200, { id: 1 }, { etag: 'x' }),
		]);
		expect(await api[method]('/things')).toEqual({
			status: 200,
			headers: { etag: 'x' },
			body: { id: 1 },
		});
		expect(transport.sent).toMatchObject([
			{
				method: method.toUpperCase(),
				url: 'https://api.test/things',
				headers: { Authorization: 'Bearer token-1' },
			},
		]);
		expect(transport.sent[0]).not.toHaveProperty('encoding');
		expect([requested, confirmed]).toEqual([['/things'], ['token-1']]);
	});

	it('can be sent without the credential', async () => {
		const { api, transport, requested } = clientFor([respondWith(200)]);
		await api.get('/open', { authenticated: false });
		expect(transport.sent[0].headers).toEqual({ Accept: 'application/json' });
		expect(requested).toEqual([]);
	});

	it('waits for the limiter and releases it while waiting for the next attempt', async () => {
		const { api, transport } = clientFor([
			respondWith(500),
			respondWith(200, 2),
			respondWith(200, 1),
		]);
		const responses = await Promise.all([api.get('/first'), api.get('/second')]);
		expect(responses.map(({ body }) => body)).toEqual([1, 2]);
		expect(transport.sent.map(({ url }) => url)).toEqual([
			'https://api.test/first',
			'https://api.test/second',
			'https://api.test/first',
		]);
	});
});

describe('a stream', () => {
	const chunks = () => Readable.from([Buffer.from('a')]);

	it('is returned unparsed', async () => {
		const body = chunks();
		const { api, transport } = clientFor([respondWith(200, body)]);
		const parse = () => {
			throw new SyntaxError('parsed');
		};
		const query = { limit: 1 };
		expect((await api.stream('/file', { query, parse })).body).toBe(body);
		expect(transport.sent).toMatchObject([
			{ method: 'GET', url: 'https://api.test/file?limit=1', encoding: 'stream' },
		]);
	});

	it('is read from a link without any of our headers', async () => {
		const body = chunks();
		const { api, transport, requested } = clientFor([respondWith(200, body)]);
		const url = 'https://store.test/file?X-Amz-Signature=proof';
		expect((await api.openLink(url)).body).toBe(body);
		expect(transport.sent).toEqual([{ method: 'GET', url, headers: {}, encoding: 'stream' }]);
		expect(requested).toEqual([]);
	});

	it('that a link rejects is reported without the link’s signature', async () => {
		const { api } = clientFor([respondWith(403, 'Expired')]);
		const { failure } = await failureOf(api.openLink('https://store.test/file?Signature=proof'));
		expect(failure).toMatchObject({ request: 'GET /file', status: 403 });
	});
});

describe('a read that fails', () => {
	it('is attempted four times with increasing delays', async () => {
		const { api, transport, confirmed } = clientFor(
			[500, 502, 503, 504].map((s) => respondWith(s)),
		);
		const { failure, message } = await failureOf(api.get('/things'));
		expect(failure).toMatchObject({ request: 'GET /things', status: 504, isWrite: false });
		expect(message).toBe('Test API returned a server error');
		expect(transport.sent).toHaveLength(4);
		expect(transport.waits).toHaveLength(3);
		for (const [index, wait] of transport.waits.entries()) {
			expect(wait).toBeGreaterThanOrEqual(200 * 2 ** index);
			expect(wait).toBeLessThanOrEqual(400 * 2 ** index);
		}
		expect(confirmed).toEqual([]);
	});

	it('is retried after a broken connection', async () => {
		const { api } = clientFor([noResponse('ECONNRESET'), respondWith(200, 'true')]);
		expect((await api.get('/things')).body).toBe(true);
	});

	it('waits as long as Retry-After demands', async () => {
		const { api, transport } = clientFor([
			respondWith(429, '', { 'retry-after': '7' }),
			respondWith(200),
		]);
		await api.get('/things');
		expect(transport.waits).toEqual([7000]);
	});
});

describe('a write that fails', () => {
	it.each(['post', 'put', 'delete'] as const)('with %s is not retried', async (method) => {
		const { api, transport } = clientFor([respondWith(500)]);
		const { failure, description } = await failureOf(api[method]('/things'));
		expect(failure.isWrite).toBe(true);
		expect(description).toContain('Test API may have carried out the request');
		expect(transport.sent).toHaveLength(1);
	});

	it('is retried if it is idempotent', async () => {
		const { api, transport } = clientFor([respondWith(500), respondWith(200)]);
		await api.post('/things', { idempotent: true });
		expect(transport.sent).toHaveLength(2);
	});
});

describe('a rejected token', () => {
	it('is renewed immediately, which does not count as an attempt', async () => {
		const responses = [
			respondWith(401),
			respondWith(500),
			respondWith(500),
			respondWith(500),
			respondWith(200),
		];
		const { api, transport, confirmed } = clientFor(responses);
		await api.get('/things');
		const used = transport.sent.map(({ headers }) => headers?.Authorization);
		expect(used).toEqual(['Bearer token-1', ...Array<string>(4).fill('Bearer token-2')]);
		expect(transport.waits).toHaveLength(3);
		expect(confirmed).toEqual(['token-2']);
	});

	it('is also renewed for a write, which the server has not carried out', async () => {
		const { api, transport } = clientFor([respondWith(401), respondWith(200)]);
		await api.post('/things');
		expect(transport.sent).toHaveLength(2);
	});

	it('is renewed once per request', async () => {
		const { api, transport } = clientFor([respondWith(401), respondWith(401)]);
		const { failure } = await failureOf(api.get('/things'));
		expect(failure).toMatchObject({ status: 401, products: ['storage', 'analytics'] });
		expect(transport.sent).toHaveLength(2);
	});

	it('is not assumed after a broken connection', async () => {
		const { api, transport } = clientFor([noResponse('ECONNRESET'), respondWith(200)]);
		await api.get('/things');
		expect(transport.sent[1].headers?.Authorization).toBe('Bearer token-1');
	});
});

describe('the error', () => {
	const errorText = (message: string) => () => ({ message, description: 'Do this.' });
	const denied = respondWith(403, { message: 'the-secret own-secret token-1 is out' });

	it('masks every secret that the server echoes and lists the key’s products', async () => {
		const { api } = clientFor([denied]);
		const { failure } = await failureOf(api.get('/things', { secrets: ['own-secret', ''] }));
		expect(failure).toEqual<Failure>({
			service: 'Test API',
			request: 'GET /things',
			status: 403,
			isWrite: false,
			serverMessage: '*** *** *** is out',
			products: ['storage', 'analytics'],
		});
	});

	it.each([400, 404])('with %i does not list the key’s products', async (status) => {
		const { api } = clientFor([respondWith(status)]);
		expect((await failureOf(api.get('/things'))).failure).not.toHaveProperty('products');
	});

	it('has the text of the request, else of the API, else the general one', async () => {
		const messageOf = async (own: boolean, general: boolean) => {
			const transport = scriptedTransport(respondWith(404));
			const api = createClient({
				transport,
				endpoint: {
					service: 'Test API',
					baseUrl,
					...(general && { explain: errorText('The API says') }),
				},
				authentication: withSecrets([]),
				limiter: createLimiter(1),
				concurrency: 1,
			});
			const options = own ? { explain: errorText('The request says') } : {};
			return (await failureOf(api.get('/things', options))).message;
		};
		expect(await messageOf(true, true)).toBe('The request says');
		expect(await messageOf(false, true)).toBe('The API says');
		expect(await messageOf(false, false)).toBe('Test API found nothing with this ID');
	});

	it('has the general text if the API has none', async () => {
		const { api } = clientFor([respondWith(404)], () => undefined);
		const request = api.get('/things', { explain: () => undefined });
		expect((await failureOf(request)).message).toBe('Test API found nothing with this ID');
	});
});

describe('a redirect', () => {
	const to = (location: string) => respondWith(302, '', { location });

	it('of a read is followed three times, with our headers only on our host', async () => {
		const { api, transport } = clientFor([
			to('/b'),
			to('https://other.test/c'),
			to('/d'),
			respondWith(200, '"there"'),
		]);
		expect((await api.get('/a')).body).toBe('there');
		const hops = transport.sent.map(({ url, headers }) => [url, headers?.Authorization]);
		expect(hops).toEqual([
			['https://api.test/a', 'Bearer token-1'],
			['https://api.test/b', 'Bearer token-1'],
			['https://other.test/c', undefined],
			['https://other.test/d', undefined],
		]);
	});

	it('of a stream closes its connection', async () => {
		const page = Readable.from([Buffer.from('Moved')]);
		const file = Readable.from([Buffer.from('a')]);
		const { api } = clientFor([respondWith(302, page, { location: '/b' }), respondWith(200, file)]);
		expect((await api.stream('/a')).body).toBe(file);
		expect([page.destroyed, file.destroyed]).toEqual([true, false]);
	});

	it('loop is an error', async () => {
		const { api, transport } = clientFor([to('/b'), to('/c'), to('/d'), to('/e')]);
		expect((await failureOf(api.get('/a'))).failure.status).toBe(302);
		expect(transport.sent).toHaveLength(4);
	});

	it('to a host that does not answer fails like any request', async () => {
		const broken = noResponse('ENOTFOUND');
		const { api } = clientFor([to('/b'), broken, to('/b'), broken, broken, broken]);
		const { failure } = await failureOf(api.get('/a'));
		expect(failure).toMatchObject({ request: 'GET /a', code: 'ENOTFOUND' });
	});

	it('is returned if the request asks for the redirect itself', async () => {
		const { api, transport } = clientFor([to('https://other.test/file')]);
		const { status, headers } = await api.get('/a', { followRedirects: false });
		expect([status, headers.location]).toEqual([302, 'https://other.test/file']);
		expect(transport.sent).toHaveLength(1);
	});
});

describe('the rest of the API', () => {
	it('delegates waits and reports to the transport', async () => {
		const { api, transport } = clientFor([]);
		await api.wait(1234);
		api.report('half of it');
		expect([transport.waits, transport.reports]).toEqual([[1234], ['half of it']]);
	});

	it('ends its transport', () => {
		const { api, transport } = clientFor([]);
		api.end();
		expect(transport.ended).toBe(true);
	});

	it('provides the base URL and the concurrency limit', () => {
		const { api } = clientFor([]);
		expect([api.baseUrl, api.concurrency]).toEqual([baseUrl, 7]);
	});

	it('provides the secrets', () => {
		const { api } = clientFor([]);
		expect([api.isSecret('the-secret'), api.isSecret('the')]).toEqual([true, false]);
		expect(api.mask('the-secret and mine', ['mine'])).toBe('*** and ***');
		expect(api.mask('the-secret and mine')).toBe('*** and mine');
	});

	it('caches no tokens if the API issues none', async () => {
		const { api } = clientFor([]);
		const fetch = jest.fn(async () => ({ value: 'a', expiresAt: Infinity }));
		expect(await api.tokens.get('name', fetch, { fresh: false })).toMatchObject({ value: 'a' });
		await api.tokens.get('name', fetch, { fresh: false });
		expect(fetch).toHaveBeenCalledTimes(2);
		expect(() => api.tokens.forget('a')).not.toThrow();
	});

	it('caches tokens if the API issues them', () => {
		const tokens = { get: jest.fn(), forget: jest.fn() };
		const api = createClient({
			transport: scriptedTransport(),
			endpoint: { service: 'Test API', baseUrl },
			authentication: { ...withSecrets([]), tokens },
			limiter: createLimiter(1),
			concurrency: 1,
		});
		expect(api.tokens).toBe(tokens);
	});
});
