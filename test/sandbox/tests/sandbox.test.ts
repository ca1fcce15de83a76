import { startSandbox, type Sandbox } from '../index';
import { bearer, call, requestToken } from './client';
import { withSandbox } from './withSandbox';

const QUEUES = '/analytics/cc/v5/realtime-metrics/queues';

describe('The sandbox', () => {
	let sandbox: Sandbox;
	withSandbox((fresh) => {
		sandbox = fresh;
	});

	it('records requests, secrets included', async () => {
		const { full } = sandbox.accounts.oauth;
		const headers = await bearer(sandbox, full);
		await call(`${sandbox.url}${QUEUES}?metrics=busy.rt&metrics=a%2Cb&page=0`, { headers });
		const [first, second] = sandbox.requests;
		expect(first).toMatchObject({
			api: 'oauth',
			method: 'POST',
			path: '/oauth/v2/token',
			body: 'grant_type=client_credentials',
			status: 200,
			account: 'full',
		});
		expect(atob(first.headers.authorization?.slice('Basic '.length) ?? '')).toBe(
			`${full.clientId}:${full.clientSecret}`,
		);
		expect(second).toMatchObject({
			api: 'realtime',
			query: [
				['metrics', 'busy.rt'],
				['metrics', 'a,b'],
				['page', '0'],
			],
			status: 400,
			account: 'full',
		});
		expect(sandbox.count()).toBe(2);
		expect(sandbox.count({ api: 'oauth', status: 200 })).toBe(1);
		expect(sandbox.count({ path: /queues$/, method: 'get' })).toBe(1);
		expect(sandbox.count({ path: QUEUES, status: 200 })).toBe(0);
	});

	it('serves a thousand concurrent requests', async () => {
		const headers = await bearer(sandbox, sandbox.accounts.oauth.large);
		const responses = await Promise.all(
			Array.from({ length: 1000 }, (_, index) =>
				call(`${sandbox.url}${QUEUES}/${101 + index}?metrics=entered.today`, { headers }),
			),
		);
		expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
		expect(sandbox.count({ api: 'realtime' })).toBe(1000);
	});

	it('reports the peak number of requests and connections', async () => {
		const other = await startSandbox();
		await requestToken(other, other.accounts.oauth.full);
		other.faults.add({ match: {}, times: Infinity, effect: { kind: 'hang' } });
		const pending = Array.from({ length: 20 }, () => call(other.url + QUEUES));
		const ended = Promise.allSettled(pending);
		while (other.count({ api: 'realtime' }) < 20) await new Promise(setImmediate);
		expect(other.maxInFlight('realtime')).toBe(20);
		expect(other.maxInFlight('oauth')).toBe(1);
		expect(other.maxInFlight()).toBe(20);
		expect(other.maxOpenSockets()).toBeGreaterThanOrEqual(20);
		await other.stop();
		await ended;
	});

	it('serves the large customer in pages of a thousand and of a hundred', async () => {
		const headers = await bearer(sandbox, sandbox.accounts.oauth.large);
		const page = await call(`${sandbox.url}${QUEUES}?size=1000&page=2`, { headers });
		expect(page.headers.get('x-total-elements')).toBe('2500');
		expect(page.json<unknown[]>()).toHaveLength(500);
		const url = `${sandbox.url}/storage/us-west/v3/objects?filter=objectState!=X&pageKey=3900`;
		const last = await call(url, { headers });
		expect(last.json()).toMatchObject({ lastPage: true, pageSize: 100 });
	});

	it('resets', async () => {
		const headers = await bearer(sandbox, sandbox.accounts.oauth.full);
		const objects = () => call(`${sandbox.url}/storage/us-west/v3/objects`, { headers });
		const [{ id }] = (await objects()).json<{ content: Array<{ id: string }> }>().content;
		await call(`${sandbox.url}/storage/us-west/v3/bulk`, {
			method: 'DELETE',
			headers,
			body: JSON.stringify([id]),
		});
		sandbox.faults.add({ match: {}, effect: { kind: 'response', status: 500 } });
		sandbox.clock.set(0);
		const { effects } = sandbox;
		expect(effects.deletedObjects).toEqual([id]);

		sandbox.reset();
		expect(effects.deletedObjects).toEqual([]);
		expect(sandbox.requests).toEqual([]);
		expect(sandbox.maxInFlight()).toBe(0);
		expect(sandbox.tokens.issued()).toEqual([]);
		expect(Math.abs(sandbox.clock.now() - Date.now())).toBeLessThan(60_000);
		expect((await objects()).status).toBe(401);
		Object.assign(headers, await bearer(sandbox, sandbox.accounts.oauth.full));
		expect((await objects()).json<{ content: object[] }>().content[0]).toMatchObject({ id });
	});

	it('issues the same tokens in every run', async () => {
		const token = async () =>
			(await requestToken(sandbox, sandbox.accounts.oauth.full)).json().access_token;
		const first = await token();
		expect(await token()).not.toBe(first);
		sandbox.reset();
		expect(await token()).toBe(first);
	});

	it('stops while connections are open and a request hangs', async () => {
		const other = await startSandbox();
		other.faults.add({ match: {}, effect: { kind: 'hang' } });
		const pending = call(other.url);
		while (other.count() === 0) await new Promise(setImmediate);
		await other.stop();
		await expect(pending).rejects.toThrow('fetch failed');
		await expect(call(other.url)).rejects.toThrow('fetch failed');
	});

	describe('from another process', () => {
		const control = (method: string, path: string, body?: unknown) =>
			call(`${sandbox.url}/_sandbox/${path}`, {
				method,
				body: body === undefined ? null : JSON.stringify(body),
			});

		it('returns its state and its requests without recording the control requests', async () => {
			await requestToken(sandbox, sandbox.accounts.oauth.full);
			const state = (await control('GET', 'state')).json();
			expect(state).toMatchObject({
				label: expect.stringContaining('not an 8x8 service'),
				requests: { oauth: 1, realtime: 0 },
				tokenRequests: 1,
				effects: { rooms: [] },
			});
			expect(state.accounts).toEqual(JSON.parse(JSON.stringify(sandbox.accounts)));
			expect((await control('GET', 'requests')).json()).toHaveLength(1);
			expect(sandbox.count()).toBe(1);
		});

		it('resets its counters without changing the backend', async () => {
			const headers = await bearer(sandbox, sandbox.accounts.oauth.full);
			await Promise.all([1, 2, 3].map(() => call(`${sandbox.url}${QUEUES}/101`, { headers })));
			await control('DELETE', 'requests');
			expect((await control('GET', 'state')).json()).toMatchObject({
				requests: { oauth: 0, realtime: 0 },
				maxInFlight: { realtime: 0 },
			});
			await call(`${sandbox.url}${QUEUES}/101`, { headers });
			const state = (await control('GET', 'state')).json<Record<string, number>>();
			expect(state).toMatchObject({ requests: { realtime: 1 }, maxInFlight: { realtime: 1 } });
			expect(state.openSockets).toBeGreaterThan(0);
			expect(state.maxOpenSockets).toBeGreaterThanOrEqual(state.openSockets);
			expect(sandbox.requests[0].status).toBe(200);
		});

		it('delays responses', async () => {
			await control('POST', 'latency', { ms: 60_000 });
			const pending = call(sandbox.url + QUEUES, { signal: AbortSignal.timeout(200) });
			await expect(pending).rejects.toThrow();
			expect(sandbox.requests[0].status).toBeUndefined();
			await control('POST', 'latency', { ms: 0 });
			expect((await call(sandbox.url + QUEUES)).status).toBe(401);
		});

		it('moves the clock', async () => {
			await control('POST', 'clock', { set: 1_000_000 });
			const { now } = (await control('POST', 'clock', { advanceMs: 500_000 })).json<{
				now: number;
			}>();
			expect(now).toBeGreaterThanOrEqual(1_500_000);
			expect(now).toBeLessThan(1_600_000);
		});

		it('accepts faults with regular expressions as text', async () => {
			const fault = {
				match: { path: 'queues$' },
				times: 2,
				effect: { kind: 'response', status: 503 },
			};
			expect((await control('POST', 'faults', fault)).json()).toEqual({ ok: true });
			expect((await call(sandbox.url + QUEUES)).status).toBe(503);
			expect((await call(`${sandbox.url}${QUEUES}/101`)).status).toBe(401);
			await control('DELETE', 'faults');
			expect((await call(sandbox.url + QUEUES)).status).toBe(401);
		});

		it.each([
			['POST', 'faults', {}],
			['POST', 'faults', { effect: { kind: 'earthquake' } }],
			['POST', 'faults', { match: { path: '(' }, effect: { kind: 'hang' } }],
		])('rejects an invalid fault', async (method, path, body) => {
			expect((await control(method, path, body)).status).toBe(400);
		});

		it('revokes tokens, adds objects, changes the variants and resets', async () => {
			const headers = await bearer(sandbox, sandbox.accounts.oauth.full);
			const queue = () => call(`${sandbox.url}${QUEUES}/101?metrics=busy.rt`, { headers });
			await control('POST', 'variants', { singleMetric: 'object' });
			expect((await queue()).json()).toMatchObject({ id: '101' });
			const added = await control('POST', 'objects', { objectName: 'new.mp3' });
			expect(added.json()).toMatchObject({ objectName: 'new.mp3', objectState: 'AVAILABLE' });
			await control('POST', 'tokens/revoke-all');
			expect((await queue()).status).toBe(401);
			await control('POST', 'reset');
			expect(sandbox.requests).toEqual([]);
			expect(sandbox.variants.singleMetric).toBe('array');
			expect((await control('GET', 'nothing')).status).toBe(404);
		});
	});
});
