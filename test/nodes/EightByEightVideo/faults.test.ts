import { describeFaults } from '../../support/operations/faultTable';
import { runNode } from '../../support/engine/runNode';
import { seen, useSandbox } from '../../support/sandbox';
import { byId } from '../../support/operations/byId';
import { snapshotOf } from './support';

const sandbox = useSandbox();

const node = 'eightByEightVideo';
const tokensPath = '/api/v1/tokens';
const credentials = () => sandbox.video();
const apiKey = () => [sandbox.current.accounts.video.apiKey];
const tokensMade = () => sandbox.current.videoTokens.issued().length;
const rooms = () => sandbox.current.effects.rooms.length;

const wrongKey = '8x8 did not accept the Video Interaction API key';
const tooMany = '8x8 rate-limited the request';
const failed = '8x8 returned a server error';

describeFaults('token: create', {
	node,
	sandbox,
	credentials,
	path: tokensPath,
	parameters: () => ({ resource: 'token', operation: 'create' }),
	effects: tokensMade,
	secrets: apiKey,
	expected: {
		'401 always': [1, 0, wrongKey],
		'403 always': [1, 0, wrongKey],
		'429 always': [4, 0, tooMany],
		'500 always': [4, 0, failed],
		'response timeout': [2, 1],
		'connection dropped before acting': [2, 1],
		// An unused token does no harm.
		'connection dropped after acting': [2, 2],
		'the page of a proxy': [2, 1],
	},
});

const unknown = '8x8 may have created the room';

describeFaults('room: create', {
	node,
	sandbox,
	credentials,
	path: tokensPath,
	parameters: () => ({ resource: 'room', operation: 'create', phoneNumber: '+6512345678' }),
	effects: rooms,
	secrets: apiKey,
	expected: {
		'401 always': [1, 0, wrongKey],
		'403 always': [1, 0, wrongKey],
		'429 always': [4, 0, tooMany],
		'500 always': [1, 0, unknown],
		'response timeout': [1, 0, unknown],
		'connection dropped before acting': [1, 0, unknown],
		'connection dropped after acting': [1, 1, unknown],
		'the page of a proxy': [1, 0, unknown],
	},
});

/** Reads; their effects are the auth tokens created for them. */
const reading = {
	'401 always': [2, 2, '8x8 denied access to the call logs'],
	'403 always': [2, 2, '8x8 denied access to the call logs'],
	'429 always': [4, 1, tooMany],
	'500 always': [4, 1, failed],
	'response timeout': [2, 1],
	'connection dropped before acting': [2, 1],
	'connection dropped after acting': [2, 1],
	'the page of a proxy': [2, 1],
} as const;

/** The API key, and the auth tokens, which are no output here. */
const keyAndTokens = () => [...apiKey(), ...sandbox.current.videoTokens.issued()];

describeFaults('call: get', {
	node,
	sandbox,
	credentials,
	path: /^\/api\/v1\/calls\//,
	parameters: () => ({ resource: 'call', operation: 'get', callId: byId('5774') }),
	effects: tokensMade,
	secrets: keyAndTokens,
	expected: reading,
});

describeFaults('call: getMany', {
	node,
	sandbox,
	credentials,
	path: '/api/v1/call-logs',
	parameters: () => ({ resource: 'call', operation: 'getMany', limit: 5 }),
	effects: tokensMade,
	secrets: keyAndTokens,
	expected: reading,
});

describeFaults('call: downloadSnapshot', {
	node,
	sandbox,
	credentials,
	path: /^\/s3\//,
	parameters: () => ({
		resource: 'call',
		operation: 'downloadSnapshot',
		snapshotPath: snapshotOf('5774'),
		binaryPropertyName: 'data',
	}),
	effects: tokensMade,
	secrets: keyAndTokens,
	expected: reading,
});

describe('room: create, when the response is lost', () => {
	const createRoom = async () =>
		await runNode({
			node,
			parameters: { resource: 'room', operation: 'create', phoneNumber: '+6512345678' },
			credentials: credentials(),
		});

	it('creates one room and one invitation and reports the unknown effect', async () => {
		sandbox.current.faults.add({ match: { api: 'video' }, effect: { kind: 'dropAfterAction' } });
		const { error } = await createRoom();

		expect(seen(error)).toEqual({
			name: 'NodeApiError',
			message: unknown,
			description:
				'No usable response arrived, and the node did not send the request again. If the room exists, its links are lost: no agent can log in to it, so 8x8 sends no SMS, and it ends after 15 minutes. Creating another room does not invite the guest twice. (POST /api/v1/tokens)',
			httpCode: null,
			itemIndex: 0,
		});
		const { rooms, invitations, smsSent } = sandbox.current.effects;
		expect([rooms.length, invitations.length, smsSent.length]).toEqual([1, 1, 0]);
	});

	it('leads to one SMS when the next room is joined', async () => {
		sandbox.current.faults.add({ match: { api: 'video' }, effect: { kind: 'dropAfterAction' } });
		await createRoom();
		await createRoom();
		const [, { authToken, guestLink }] = sandbox.current.effects.rooms;
		const agent = `${sandbox.current.url}/?user=nathan@example.com&token=${authToken}`;
		await fetch(agent);
		await fetch(agent);
		expect(sandbox.current.effects.smsSent).toEqual([
			expect.objectContaining({ phoneNumber: '+6512345678', guestLink }),
		]);
	});

	it('also reports an unknown effect when the response is truncated', async () => {
		sandbox.current.faults.add({
			match: { api: 'video' },
			effect: { kind: 'dropMidBody', afterBytes: 10 },
		});
		const { error } = await createRoom();
		expect(seen(error).message).toBe(unknown);
		expect(rooms()).toBe(1);
		expect(sandbox.current.count()).toBe(1);
	});
});
