import type { Sandbox } from '../index';
import { call } from './client';
import { withSandbox } from './withSandbox';

describe('Video Interaction', () => {
	let sandbox: Sandbox;
	withSandbox((fresh) => {
		sandbox = fresh;
	});

	const create = (body?: unknown, path = '/api/v1/tokens') =>
		call(sandbox.url + path, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.accounts.video.apiKey}`,
				'content-type': 'application/json',
			},
			body: body === undefined ? null : JSON.stringify(body),
		});
	const room = { create_room: true, phone_number: '+6512345678', call_reference: '123abcde' };
	const token = async () => (await create()).json<{ auth_token: string }>().auth_token;
	const read = (path: string, xToken: string) =>
		call(sandbox.url + path, { headers: { 'x-token': xToken } });

	it('creates a token without a room for an empty body', async () => {
		const response = await create();
		expect(response.status).toBe(200);
		expect(response.json()).toEqual({ auth_token: expect.any(String) });
		expect(sandbox.effects.rooms).toEqual([]);
	});

	it('creates a room only for true: a phone number alone does not', async () => {
		expect((await create({ phone_number: '+6512345678' })).json()).not.toHaveProperty('guest_link');
		expect(sandbox.effects.rooms).toEqual([]);
		expect((await create({ ...room, create_room: 'true' })).status).toBe(400);
		const response = await create(room, '//api/v1/tokens');
		expect(response.json()).toEqual({
			call_reference: '123abcde',
			guest_link: expect.stringMatching(/^https:\/\/www\.video-interaction\.com\/guest\/\w+$/),
			auth_token: expect.any(String),
		});
		expect(sandbox.effects.rooms).toHaveLength(1);
		expect(sandbox.requests.at(-1)?.path).toBe('//api/v1/tokens');
	});

	it.each([
		['a short call reference', { ...room, call_reference: '1234567' }],
		['a long call reference', { ...room, call_reference: 'x'.repeat(21) }],
		['a phone number without plus', { ...room, phone_number: '6512345678' }],
		['a body that is not an object', []],
		['null', null],
		['an empty string', ''],
	])('rejects %s', async (_name, body) => {
		expect((await create(body)).status).toBe(400);
		expect(sandbox.videoTokens.issued()).toEqual([]);
	});

	it('rejects another key and a body that is not declared as JSON', async () => {
		const url = `${sandbox.url}/api/v1/tokens`;
		const other = await call(url, { method: 'POST', headers: { authorization: 'Bearer x' } });
		expect(other.status).toBe(401);
		const authorization = `Bearer ${sandbox.accounts.video.apiKey}`;
		const form = new URLSearchParams({ create_room: 'true' });
		const response = await call(url, { method: 'POST', headers: { authorization }, body: form });
		expect(response.status).toBe(400);
	});

	it('sends the SMS when an agent logs in, once, within 15 minutes of creation', async () => {
		const { auth_token } = (await create(room)).json<{ auth_token: string }>();
		expect(sandbox.effects.invitations).toHaveLength(1);
		expect(sandbox.effects.smsSent).toEqual([]);
		const login = `/?user=agent&token=${auth_token}`;
		expect((await call(sandbox.url + login)).status).toBe(200);
		expect((await call(sandbox.url + login)).status).toBe(200);
		expect(sandbox.effects.smsSent).toMatchObject([{ phoneNumber: '+6512345678' }]);
		sandbox.clock.advance(15 * 60_000);
		expect((await call(sandbox.url + login)).status).toBe(410);
	});

	it('opens logs with x-token only', async () => {
		const url = `${sandbox.url}/api/v1/call-logs`;
		const xToken = await token();
		const { apiKey } = sandbox.accounts.video;
		expect((await call(url, { headers: { authorization: `Bearer ${xToken}` } })).status).toBe(401);
		expect((await read('/api/v1/call-logs', apiKey)).status).toBe(401);
		expect((await read('/api/v1/call-logs', xToken)).status).toBe(200);
		sandbox.videoTokens.revoke(xToken);
		expect((await read('/api/v1/call-logs', xToken)).status).toBe(401);
	});

	interface Logs {
		prevCursor: string | null;
		nextCursor: string | null;
		list: Array<{
			CallId: string;
			CreatedAt: string;
			FinishedAt: string | null;
			Reference: string | null;
			UserB_MSISDN: string;
		}>;
	}

	it('paginates call logs by cursor, newest first, junk included', async () => {
		const xToken = await token();
		const all: Logs['list'] = [];
		const pages: Logs[] = [];
		for (
			let cursor: string | null = '';
			cursor !== null;
			cursor = pages[pages.length - 1].nextCursor
		) {
			const query: string = cursor ? `?cursor=${cursor}` : '';
			pages.push((await read(`/api/v1/call-logs${query}`, xToken)).json<Logs>());
			all.push(...pages[pages.length - 1].list);
		}
		expect(pages[0].prevCursor).toBeNull();
		expect(new Set(all.map(({ CallId }) => CallId)).size).toBe(65);
		const created = all.map(({ CreatedAt }) => CreatedAt);
		expect(created).toEqual([...created].sort().reverse());
		expect(all.map(({ UserB_MSISDN }) => UserB_MSISDN)).toContain('null,');
		expect(all.map(({ FinishedAt }) => FinishedAt)).toContain(null);
	});

	it('searches by day and reference', async () => {
		const xToken = await token();
		const day = (
			await read('/api/v1/call-logs?from=2025-08-30&to=2025-08-30', xToken)
		).json<Logs>();
		expect(day.list.length).toBeGreaterThan(0);
		expect(day.list.every(({ CreatedAt }) => CreatedAt.startsWith('2025-08-30'))).toBe(true);
		const wanted = day.list.find(({ Reference }) => Reference !== null);
		const found = (await read(`/api/v1/call-logs?q=${wanted?.Reference}`, xToken)).json<Logs>();
		expect(found.list).toEqual([wanted]);
		expect((await read('/api/v1/call-logs?from=yesterday', xToken)).status).toBe(400);
	});

	it.each(['5774', '5773'])('returns call %s with its snapshot', async (id) => {
		interface Detail {
			AgentRating: string;
			Conversation: Array<{ timestamp: number; data: string }>;
		}
		const xToken = await token();
		const detail = (await read(`/api/v1/calls/${id}`, xToken)).json<Detail>();
		expect(detail.AgentRating).toMatch(/^[1-5]$/);
		const [, snapshot, chat] = detail.Conversation;
		expect(snapshot.timestamp).toEqual(expect.any(Number));
		const image = await read(snapshot.data, xToken);
		expect(image.status).toBe(200);
		expect(image.headers.get('content-type')).toBe('image/png');
		expect((await call(sandbox.url + snapshot.data)).status).toBe(401);
		expect(chat.data).toMatch(/^\/s3\//);
		expect((await read('/s3/uploads/nothing.png', xToken)).status).toBe(404);
		expect((await read('/api/v1/calls/1', xToken)).status).toBe(404);
	});
});
