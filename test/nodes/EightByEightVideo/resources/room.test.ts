import type { FaultEffect } from '../../../sandbox';
import { useFrozenDate } from '../../../support/time/frozenDate';
import { plain, runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';

useFrozenDate(Date.UTC(2026, 2, 14, 12));
const sandbox = useSandbox();

const node = 'eightByEightVideo';
const createRoom = {
	resource: 'room',
	operation: 'create',
	phoneNumber: '={{ $json.phone }}',
	callReference: '={{ $json.reference }}',
	agentEmail: '={{ $json.agent }}',
};
const createdRooms = () => sandbox.current.effects.rooms;

describe('room: create', () => {
	it('creates a room for each item and omits empty fields', async () => {
		// The fifteen minutes start at the server's time, which is an hour ahead here.
		sandbox.current.clock.advance(3600_000);
		const { items, error } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
			items: [{ phone: '+65 1234-5678', reference: '123abcde', agent: 'nathan@example.com' }, {}],
		});

		expect(error).toBeUndefined();
		expect(sandbox.calls()).toEqual(['POST /api/v1/tokens', 'POST /api/v1/tokens']);
		expect(sandbox.current.requests.map(({ body }) => body)).toEqual([
			'{"create_room":true,"phone_number":"+6512345678","call_reference":"123abcde"}',
			'{"create_room":true}',
		]);
		for (const { headers } of sandbox.current.requests) {
			expect(headers).toMatchObject({
				authorization: `Bearer ${sandbox.current.accounts.video.apiKey}`,
				'content-type': 'application/json',
				accept: 'application/json',
			});
		}
		const [first, second] = createdRooms();
		expect(plain(items)).toEqual([
			{
				json: {
					call_reference: '123abcde',
					guest_link: first.guestLink,
					auth_token: first.authToken,
					expires_at: '2026-03-14T13:15:00.000Z',
					agent_url: `${sandbox.current.url}/?user=nathan%40example.com&token=${first.authToken}`,
				},
				pairedItem: { item: 0 },
			},
			{
				json: {
					guest_link: second.guestLink,
					auth_token: second.authToken,
					expires_at: '2026-03-14T13:15:00.000Z',
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('returns the other items when one fails', async () => {
		const { items } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
			items: [{ reference: 'ORDER-0001' }, { reference: 'short' }, { reference: 'ORDER-0003' }],
			onError: 'continueRegularOutput',
		});

		expect(createdRooms().map(({ callReference }) => callReference)).toEqual([
			'ORDER-0001',
			'ORDER-0003',
		]);
		expect(plain(items)).toEqual([
			{
				json: expect.objectContaining({ call_reference: 'ORDER-0001' }),
				pairedItem: { item: 0 },
			},
			{
				json: {
					error: "'Call Reference' must have 8 to 20 characters, but has 5",
					details: 'Enter a reference such as ORDER-12345.',
				},
				pairedItem: { item: 1 },
			},
			{
				json: expect.objectContaining({ call_reference: 'ORDER-0003' }),
				pairedItem: { item: 2 },
			},
		]);
	});

	it('sends failed items with their input to the error output', async () => {
		const { items, errorItems } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
			items: [{ reference: 'short' }, { reference: 'ORDER-0002' }],
			onError: 'continueErrorOutput',
		});

		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			json: { call_reference: 'ORDER-0002' },
			pairedItem: { item: 1 },
		});
		expect(plain(errorItems)).toEqual([
			{
				json: {
					reference: 'short',
					error: "'Call Reference' must have 8 to 20 characters, but has 5",
					details: 'Enter a reference such as ORDER-12345.',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('stops the workflow at the first failing item by default', async () => {
		const { items, error } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
			items: [{ reference: 'ORDER-0001' }, { reference: 'short' }, { reference: 'ORDER-0003' }],
		});

		expect(items).toEqual([]);
		expect(seen(error)).toEqual({
			name: 'NodeOperationError',
			message: "'Call Reference' must have 8 to 20 characters, but has 5",
			description: 'Enter a reference such as ORDER-12345.',
			httpCode: undefined,
			itemIndex: 1,
		});
		expect(createdRooms()).toHaveLength(1);
	});

	it.each([
		['phone', '12345678', "'Phone Number' is not an international phone number: '12345678'"],
		['phone', '+0123456789', "'Phone Number' is not an international phone number: '+0123456789'"],
		['phone', '+123456', "'Phone Number' is not an international phone number: '+123456'"],
		[
			'phone',
			'+1234567890123456',
			"'Phone Number' is not an international phone number: '+1234567890123456'",
		],
		['phone', ['+6512345678'], "'Phone Number' must be text, but is a list"],
		['reference', '1234567', "'Call Reference' must have 8 to 20 characters, but has 7"],
		['reference', 'x'.repeat(21), "'Call Reference' must have 8 to 20 characters, but has 21"],
		['agent', 'nathan', "'Agent Email' is not a valid email address: 'nathan'"],
		['agent', 'a@b', "'Agent Email' is not a valid email address: 'a@b'"],
	])('rejects %s %j before any request', async (field, value, message) => {
		const { error } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
			items: [{ [field]: value }],
		});

		expect(seen(error)).toMatchObject({ name: 'NodeOperationError', message, itemIndex: 0 });
		expect(error?.description).toBeTruthy();
		expect(sandbox.current.count()).toBe(0);
	});

	it.each(['12345678', 'x'.repeat(20)])('accepts the reference %s', async (reference) => {
		await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
			items: [{ reference }],
		});
		expect(createdRooms().map(({ callReference }) => callReference)).toEqual([reference]);
	});

	it('creates one room when the connection breaks and reports the unknown effect', async () => {
		sandbox.current.faults.add({ match: { api: 'video' }, effect: { kind: 'dropAfterAction' } });
		const { items } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
			items: [{ reference: 'ORDER-0001' }, { reference: 'ORDER-0002' }],
			onError: 'continueRegularOutput',
		});

		expect(createdRooms().map(({ callReference }) => callReference)).toEqual([
			'ORDER-0001',
			'ORDER-0002',
		]);
		expect(items[0].json).toEqual({
			error: '8x8 may have created the room',
			details:
				'No usable response arrived, and the node did not send the request again. If the room exists, its links are lost: no agent can log in to it, so 8x8 sends no SMS, and it ends after 15 minutes. Creating another room does not invite the guest twice. (POST /api/v1/tokens)',
		});
		expect(items[1].json).toMatchObject({ call_reference: 'ORDER-0002' });
	});

	it.each([500, 502, 504])('does not retry after %i', async (status) => {
		sandbox.current.faults.add({ match: { api: 'video' }, effect: { kind: 'response', status } });
		const { error } = await runNode({ node, parameters: createRoom, credentials: sandbox.video() });

		expect(seen(error)).toMatchObject({
			name: 'NodeApiError',
			message: '8x8 may have created the room',
			httpCode: String(status),
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(1);
		expect(createdRooms()).toEqual([]);
	});

	it('retries a rate-limited request', async () => {
		sandbox.current.faults.add({
			match: { api: 'video' },
			times: 2,
			effect: { kind: 'response', status: 429, headers: { 'retry-after': '0' } },
		});
		const { items } = await runNode({ node, parameters: createRoom, credentials: sandbox.video() });

		expect(items).toHaveLength(1);
		expect(sandbox.current.count()).toBe(3);
		expect(createdRooms()).toHaveLength(1);
	});

	it('creates one room at a time by default', async () => {
		const hold = (effect: FaultEffect) =>
			sandbox.current.faults.add({ match: { api: 'video' }, times: Infinity, effect });
		hold({ kind: 'delay', ms: 20 });
		const items = Array.from({ length: 6 }, () => ({}));
		await runNode({ node, parameters: createRoom, credentials: sandbox.video(), items });
		expect(sandbox.current.maxInFlight('video')).toBe(1);

		hold({ kind: 'barrier', requests: 3 });
		const parameters = { ...createRoom, options: { concurrentRequests: 3 } };
		await runNode({ node, parameters, credentials: sandbox.video(), items });
		expect(sandbox.current.maxInFlight('video')).toBe(3);
		expect(createdRooms()).toHaveLength(12);
	});
});

describe('the Video Interaction credential', () => {
	it('names the cause and the fix when the key is wrong', async () => {
		const { error } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video({ apiKey: 'wrong-key' }),
		});
		expect(seen(error)).toEqual({
			name: 'NodeApiError',
			message: '8x8 did not accept the Video Interaction API key',
			description:
				'Copy the key again from the 8x8 Connect portal. 8x8 must enable Video Interaction for the account. (8x8 said: Unauthorized: invalid API key · POST /api/v1/tokens)',
			httpCode: '401',
			itemIndex: 0,
		});
		expect(sandbox.current.count()).toBe(1);
	});

	it('keeps the key out of the execution, even when the server echoes it', async () => {
		const { apiKey } = sandbox.current.accounts.video;
		const effect = {
			kind: 'response',
			status: 400,
			body: { message: `Bad key ${apiKey}` },
		} as const;
		sandbox.current.faults.add({ match: { api: 'video' }, effect });
		const { error, run } = await runNode({
			node,
			parameters: createRoom,
			credentials: sandbox.video(),
		});
		expect(error?.description).toContain('8x8 said: Bad key ***');
		expect(JSON.stringify(run)).not.toContain(apiKey);
	});

	it.each(['http://video-agent.8x8.com', 'video-agent.8x8.com', 'ftp://127.0.0.1', ''])(
		'is not sent to %j',
		async (baseUrl) => {
			const { error } = await runNode({
				node,
				parameters: createRoom,
				credentials: sandbox.video({ baseUrl }),
			});
			expect(seen(error)).toMatchObject({
				name: 'NodeOperationError',
				message: "'Base URL' of the credential cannot be used",
				itemIndex: 0,
			});
		},
	);
});
