import { instantSleep } from '../../../support/time/instantSleep';
import '../../../support/engine/storeFilesOnDisk';
import { startSandbox } from '../../../sandbox';
import { SNAPSHOT_PNG } from '../../../sandbox/video/snapshot';
import { byId } from '../../../support/operations/byId';
import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { binaryOf } from '../../../support/engine/workflow';
import { callInSandbox, snapshotOf } from '../support';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

const node = 'eightByEightVideo';
const downloadSnapshot = {
	resource: 'call',
	operation: 'downloadSnapshot',
	snapshotPath: '={{ $json.path }}',
	binaryPropertyName: 'snapshot',
};
const snapshotRequests = () =>
	sandbox.calls().filter((call) => !call.startsWith('POST') && !call.includes('/api/'));

/** Gives a call this conversation. */
function answerConversation(...texts: string[]) {
	const call = callInSandbox('5774');
	const Conversation = texts.map((data) => ({ origin: 'guest', timestamp: 0, data }));
	sandbox.current.faults.add({
		match: { path: '/api/v1/calls/5774' },
		effect: { kind: 'response', status: 200, body: { ...call, Conversation } },
	});
}

describe('call: downloadSnapshot', () => {
	it('downloads both kinds of paths into the field', async () => {
		const paths = [snapshotOf('5774'), snapshotOf('5773')];
		const { items, error } = await runNode({
			node,
			parameters: downloadSnapshot,
			credentials: sandbox.video(),
			items: paths.map((path) => ({ path })),
		});
		expect(error).toBeUndefined();
		expect(snapshotRequests()).toEqual(paths.map((path) => `GET ${path}`));
		expect(items.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual(
			paths.map((path, item) => ({ json: { path }, pairedItem: { item } })),
		);
		for (const [index, item] of items.entries()) {
			expect(await binaryOf(item, 'snapshot')).toEqual(SNAPSHOT_PNG);
			expect(item.binary?.snapshot).toMatchObject({
				id: expect.stringMatching(/^filesystem/),
				mimeType: 'image/png',
				fileName: paths[index].split('/').at(-1),
			});
		}
		const [{ headers }] = sandbox.current.requests.filter(({ path }) => path.startsWith('/s3/'));
		expect(headers['x-token']).toBe(sandbox.current.videoTokens.issued()[0]);
		expect(headers.authorization).toBeUndefined();
	});

	it.each(['https://evil.example/s3/a.png', '//evil.example/s3/a.png', '/s3/../api/v1/call-logs'])(
		'rejects %s before any request',
		async (path) => {
			const { error } = await runNode({
				node,
				parameters: downloadSnapshot,
				credentials: sandbox.video(),
				items: [{ path }],
			});
			expect(seen(error)).toMatchObject({
				name: 'NodeOperationError',
				message: `'Snapshot Path' is not a valid snapshot path: '${path}'`,
				itemIndex: 0,
			});
			expect(sandbox.current.count()).toBe(0);
		},
	);

	it('follows a redirect to another host without the token', async () => {
		const other = await startSandbox();
		sandbox.current.faults.add({
			match: { path: snapshotOf('5774') },
			times: Infinity,
			effect: { kind: 'redirect', location: `${other.url}/s3/elsewhere.png` },
		});
		const { error } = await runNode({
			node,
			parameters: downloadSnapshot,
			credentials: sandbox.video(),
			items: [{ path: snapshotOf('5774') }],
		});
		await other.stop();
		// The other one rejects requests without a token.
		expect(seen(error).httpCode).toBe('401');
		expect(other.requests.map(({ path }) => path)).toContain('/s3/elsewhere.png');
		for (const { headers } of other.requests) expect(headers['x-token']).toBeUndefined();
	});

	it('keeps no file of a truncated snapshot', async () => {
		sandbox.current.faults.add({
			match: { path: snapshotOf('5774') },
			times: Infinity,
			effect: { kind: 'dropMidBody', afterBytes: 10 },
		});
		const { items } = await runNode({
			node,
			parameters: downloadSnapshot,
			credentials: sandbox.video(),
			items: [{ path: snapshotOf('5774') }],
			onError: 'continueRegularOutput',
		});
		expect(items).toEqual([
			{
				json: {
					error: expect.stringMatching(/^'\d+-snapshot.png' did not arrive completely$/),
					details: expect.stringMatching(
						/^The connection broke after \d+ bytes\. The incomplete file was discarded\./,
					),
				},
				pairedItem: { item: 0 },
			},
		]);
	});
});

describe('call: get, with its snapshots', () => {
	const getCall = async () =>
		await runNode({
			node,
			parameters: {
				resource: 'call',
				operation: 'get',
				callId: byId('5774'),
				simplify: '={{ $json.simplify ?? true }}',
				options: { downloadSnapshots: true },
			},
			credentials: sandbox.video(),
		});

	it('adds every snapshot of the conversation once', async () => {
		const [first, second] = [snapshotOf('5774'), snapshotOf('5773')];
		answerConversation(first, 'Thank you', second, first);
		const { items, error } = await getCall();

		expect(error).toBeUndefined();
		expect(snapshotRequests()).toEqual([`GET ${first}`, `GET ${second}`]);
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			call_id: '5774',
			snapshots: [
				{ path: first, field: 'snapshot_0' },
				{ path: second, field: 'snapshot_1' },
			],
		});
		expect(Object.keys(items[0].binary ?? {})).toEqual(['snapshot_0', 'snapshot_1']);
		expect(await binaryOf(items[0], 'snapshot_1')).toEqual(SNAPSHOT_PNG);
	});

	it('does not request a path forged by a guest', async () => {
		answerConversation('/s3/../api/v1/call-logs', '//evil.example/s3/a.png', '/s3/a.png?b');
		const { items } = await getCall();
		expect(snapshotRequests()).toEqual([]);
		expect(items[0].json.snapshots).toEqual([]);
		expect(items[0].binary).toEqual({});
	});

	it('skips a snapshot that does not exist', async () => {
		answerConversation('/s3/made-up.png', snapshotOf('5774'));
		const { items, error } = await getCall();
		expect(error).toBeUndefined();
		expect(items[0].json.snapshots).toEqual([
			{ path: '/s3/made-up.png', error: '8x8 found no snapshot at this path' },
			{ path: snapshotOf('5774'), field: 'snapshot_1' },
		]);
		expect(Object.keys(items[0].binary ?? {})).toEqual(['snapshot_1']);
	});

	it('fails when a snapshot is unavailable for another reason', async () => {
		sandbox.current.faults.add({
			match: { path: /^\/s3\// },
			times: Infinity,
			effect: { kind: 'response', status: 500, headers: { 'retry-after': '0' } },
		});
		const { items, error } = await getCall();
		expect(items).toEqual([]);
		expect(seen(error)).toMatchObject({ httpCode: '500', itemIndex: 0 });
	});
});
