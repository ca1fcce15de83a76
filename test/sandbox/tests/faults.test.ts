import { createHash } from 'node:crypto';
import type { FaultEffect, Sandbox } from '../index';
import { bearer, call, requestToken } from './client';
import { withSandbox } from './withSandbox';

describe('Faults', () => {
	let sandbox: Sandbox;
	let headers: Record<string, string>;
	withSandbox(async (fresh) => {
		sandbox = fresh;
		headers = await bearer(sandbox, sandbox.accounts.oauth.full);
	});

	const queues = '/analytics/cc/v5/realtime-metrics/queues';
	const get = (path = `${queues}?summary=true`) => call(sandbox.url + path, { headers });
	const addFault = (effect: FaultEffect, times?: number, after?: number) =>
		sandbox.faults.add({ match: { api: 'realtime' }, times, after, effect });
	const createRoom = () =>
		call(`${sandbox.url}/api/v1/tokens`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.accounts.video.apiKey}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ create_room: true }),
		});

	it('responds with a status and headers, then lets the next request pass', async () => {
		addFault({ kind: 'response', status: 429, headers: { 'Retry-After': '7' } });
		const limited = await get();
		expect(limited.status).toBe(429);
		expect(limited.headers.get('retry-after')).toBe('7');
		expect((await get()).status).toBe(200);
	});

	it('echoes in its error what it was sent, and decodes a Basic header', async () => {
		addFault({ kind: 'echo', status: 403 });
		const rejected = await get();
		expect([rejected.status, rejected.json().message]).toEqual([
			403,
			`You sent | ${headers.authorization}`,
		]);
		sandbox.faults.add({ match: { api: 'oauth' }, effect: { kind: 'echo', status: 500 } });
		const { full } = sandbox.accounts.oauth;
		const { error } = (await requestToken(sandbox, full)).json();
		for (const secret of [`${full.clientId}:${full.clientSecret}`, 'Basic ', 'grant_type=']) {
			expect(error).toContain(secret);
		}
	});

	it('responds with any body: a page, garbage, JSON', async () => {
		addFault({ kind: 'response', status: 502, body: '<h1>Bad gateway</h1>' });
		addFault({
			kind: 'response',
			status: 200,
			body: '[{"id":',
			headers: { 'content-type': 'application/json' },
		});
		addFault({ kind: 'response', status: 500, body: { message: 'Oops' } });
		const page = await get();
		expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html']);
		const garbage = await get();
		expect(garbage.headers.get('content-type')).toBe('application/json');
		expect(() => garbage.json()).toThrow(SyntaxError);
		expect((await get()).json()).toEqual({ message: 'Oops' });
	});

	it('skips, repeats and clears', async () => {
		addFault({ kind: 'response', status: 503 }, Infinity, 2);
		const statuses: number[] = [];
		for (let turn = 0; turn < 5; turn++) statuses.push((await get()).status);
		expect(statuses).toEqual([200, 200, 503, 503, 503]);
		sandbox.faults.clear();
		expect((await get()).status).toBe(200);
	});

	it('composes: a delay and a status apply to the same request', async () => {
		addFault({ kind: 'delay', ms: 1 });
		addFault({ kind: 'response', status: 503 });
		expect((await get()).status).toBe(503);
		expect((await get()).status).toBe(200);
	});

	it('holds requests at a barrier until enough have arrived, and none afterwards', async () => {
		addFault({ kind: 'barrier', requests: 3 }, Infinity);
		const early = [get(), get()];
		while (sandbox.count({ api: 'realtime' }) < 2) await new Promise(setImmediate);
		expect(sandbox.count({ status: 200, api: 'realtime' })).toBe(0);
		const responses = await Promise.all([...early, get()]);
		expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(sandbox.maxInFlight('realtime')).toBe(3);
		expect((await get()).status).toBe(200);
	});

	it('matches by API, method and path', async () => {
		const effect: FaultEffect = { kind: 'response', status: 418 };
		sandbox.faults.add({ match: { path: /groups$/ }, effect });
		sandbox.faults.add({ match: { path: `${queues}/101`, method: 'get' }, effect });
		sandbox.faults.add({ match: { api: 'realtime', method: 'POST' }, effect });
		expect((await get()).status).toBe(200);
		expect((await get(`${queues}/101`)).status).toBe(418);
		expect((await get('/analytics/cc/v5/realtime-metrics/groups')).status).toBe(418);
	});

	it('drops the connection before acting', async () => {
		sandbox.faults.add({ match: { api: 'video' }, effect: { kind: 'dropBeforeAction' } });
		await expect(createRoom()).rejects.toThrow('fetch failed');
		expect(sandbox.effects.rooms).toEqual([]);
		expect(sandbox.requests.at(-1)).not.toHaveProperty('status');
	});

	it('drops the connection after acting', async () => {
		sandbox.faults.add({ match: { api: 'video' }, effect: { kind: 'dropAfterAction' } });
		await expect(createRoom()).rejects.toThrow('fetch failed');
		expect(sandbox.effects.rooms).toHaveLength(1);
	});

	it('drops the connection in the middle of the body', async () => {
		addFault({ kind: 'dropMidBody', afterBytes: 10 });
		await expect(get()).rejects.toThrow('terminated');
		expect((await get()).status).toBe(200);
	});

	it('hangs until the caller gives up', async () => {
		addFault({ kind: 'hang' });
		const abort = new AbortController();
		const pending = call(sandbox.url + queues, { headers, signal: abort.signal });
		while (sandbox.count({ api: 'realtime' }) === 0) await new Promise(setImmediate);
		abort.abort();
		await expect(pending).rejects.toThrow('aborted');
		expect((await get()).status).toBe(200);
	});

	it.each<[string, FaultEffect, number, boolean]>([
		['corrupts a stream, same length', { kind: 'corrupt', atByte: 70_000 }, 200_000, false],
		['truncates a stream, saying so', { kind: 'truncate', bytes: 5 }, 199_995, false],
		['trickles a stream unharmed', { kind: 'trickle', bytes: 50_000, everyMs: 1 }, 200_000, true],
	])('%s', async (_name, effect, length, sound) => {
		const object = await sandbox.storage.addObject({ storedBytes: 200_000 });
		const path = `${sandbox.url}/storage/us-west/v3/objects/${object.id}`;
		const { checksum } = (await call(path, { headers })).json<{ checksum: string }>();
		sandbox.faults.add({ match: { path: /content$/ }, effect });
		const response = await fetch(`${path}/content`, { headers });
		expect(response.headers.get('content-length')).toBe(String(length));
		const bytes = Buffer.from(await response.arrayBuffer());
		expect(bytes).toHaveLength(length);
		expect(createHash('md5').update(bytes).digest('hex') === checksum).toBe(sound);
	});

	it('truncates a JSON response', async () => {
		const whole = (await get()).text;
		addFault({ kind: 'truncate', bytes: 1 });
		expect((await get()).text).toBe(whole.slice(0, -1));
	});

	it('redirects', async () => {
		addFault({ kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' });
		const response = await get();
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toBe('http://127.0.0.1:9/elsewhere');
	});

	it('compresses a body and sends a wrong content type', async () => {
		const plain = await get();
		addFault({ kind: 'gzip' });
		addFault({ kind: 'relabel', contentType: 'application/octet-stream' });
		const packed = await get();
		expect(packed.headers.get('content-encoding')).toBe('gzip');
		expect(packed.headers.get('content-type')).toBe('application/octet-stream');
		expect(packed.text).toBe(plain.text);
		expect((await get()).headers.get('content-type')).toBe(plain.headers.get('content-type'));
	});

	it('acts before it responds with something else, and reports the affected request', async () => {
		const applied: string[] = [];
		sandbox.faults.add({
			match: { api: 'video' },
			effect: { kind: 'response', status: 500, afterAction: true },
			onApply: ({ method, path }) => void applied.push(`${method} ${path}`),
		});
		expect((await createRoom()).status).toBe(500);
		expect(sandbox.effects.rooms).toHaveLength(1);
		expect(applied).toEqual(['POST /api/v1/tokens']);
	});

	it('expires the caller’s token', async () => {
		addFault({ kind: 'expireToken' });
		const rejected = await get();
		expect(rejected.status).toBe(401);
		expect(rejected.text).toContain('Access Token expired');
	});

	it('revokes the caller’s token just before it is checked', async () => {
		addFault({ kind: 'revokeToken' });
		expect((await get()).status).toBe(401);
		expect((await get()).status).toBe(401);
		headers = await bearer(sandbox, sandbox.accounts.oauth.full);
		expect((await get()).status).toBe(200);
	});

	it('also revokes a ContactNow and a video token', async () => {
		const { username, key } = sandbox.accounts.contactNow;
		const post = (args: Record<string, string>) =>
			call(`${sandbox.url}/token.php`, { method: 'POST', body: new URLSearchParams(args) });
		const got = await post({ action: 'get', username, password: key });
		const { token } = got.json<{ token: string }>();
		const { auth_token } = (await createRoom()).json<{ auth_token: string }>();
		sandbox.faults.add({
			match: { path: /token.php|call-logs/ },
			times: 2,
			effect: { kind: 'revokeToken' },
		});
		expect((await post({ action: 'validate', token })).json()).toMatchObject({ success: false });
		const logs = await call(`${sandbox.url}/api/v1/call-logs`, {
			headers: { 'x-token': auth_token },
		});
		expect(logs.status).toBe(401);
	});

	it('applies to the token endpoint', async () => {
		sandbox.faults.add({ match: { api: 'oauth' }, effect: { kind: 'response', status: 500 } });
		const { full } = sandbox.accounts.oauth;
		expect((await requestToken(sandbox, full)).status).toBe(500);
		expect((await requestToken(sandbox, full)).status).toBe(200);
	});
});
