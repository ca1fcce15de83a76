import type { IDataObject } from 'n8n-workflow';
import { byId } from '../../../support/operations/byId';
import { loadFreshNodes } from '../../../support/engine/freshNodes';
import { runNode, type NodeRunSetup } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';

const sandbox = useSandbox();

const tokenRequests = () => sandbox.current.count({ path: '/api/v1/tokens' });
const callRequests = () => sandbox.current.count({ path: /^\/api\/v1\/calls\// });
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(5774 - index));

/** Gets calls, one for each item. */
const getCalls = async (count: number, given: Partial<NodeRunSetup> = {}) =>
	await runNode({
		node: 'eightByEightVideo',
		parameters: { resource: 'call', operation: 'get', callId: byId('={{ $json.id }}') },
		credentials: sandbox.video(),
		items: ids(count).map((id) => ({ id })),
		...given,
	});

const arrived = ({ items }: { items: Array<{ json: IDataObject }> }) =>
	items.map(({ json }) => json.call_id);

it('is created once for many items and the next executions', async () => {
	expect(arrived(await getCalls(50))).toEqual(ids(50));
	expect(arrived(await getCalls(50))).toEqual(ids(50));
	expect(tokenRequests()).toBe(1);
	expect(callRequests()).toBe(100);
});

it('is created with the API key and without a body', async () => {
	await getCalls(1);
	const [{ headers, body, path }] = sandbox.current.requests;
	expect([path, body]).toEqual(['/api/v1/tokens', '']);
	expect(headers.authorization).toBe(`Bearer ${sandbox.current.accounts.video.apiKey}`);
	expect(sandbox.current.effects.rooms).toEqual([]);
});

it('survives a restart, sealed in static data, and is shown nowhere', async () => {
	const { staticData, run } = await getCalls(1);
	const [token] = sandbox.current.videoTokens.issued();
	const { apiKey } = sandbox.current.accounts.video;
	for (const secret of [token, apiKey]) {
		expect(JSON.stringify(staticData)).not.toContain(secret);
		expect(JSON.stringify(run)).not.toContain(secret);
	}
	const later = await getCalls(1, { staticData, classes: loadFreshNodes() });
	expect(arrived(later)).toEqual(ids(1));
	expect(tokenRequests()).toBe(1);
});

it('is reused for half an hour', async () => {
	const { staticData } = await getCalls(1);
	const [entry] = Object.values(staticData?.global ?? {}) as Array<{ expiresAt: number }>;
	const minutes = (entry.expiresAt - sandbox.current.requests[0].startedAt) / 60_000;
	// Less a minute, so that it does not expire in flight.
	expect(Math.round(minutes)).toBe(29);
});

it.each([401, 403])('is replaced once when it is rejected with %i', async (status) => {
	sandbox.current.faults.add({
		match: { path: /^\/api\/v1\/calls\// },
		after: 5,
		effect: { kind: 'response', status },
	});
	const result = await getCalls(20);
	expect(result.error).toBeUndefined();
	expect(arrived(result)).toEqual(ids(20));
	expect(tokenRequests()).toBe(2);
	expect(callRequests()).toBe(21);
});

it('is replaced when it has expired, without losing an item', async () => {
	await getCalls(1);
	sandbox.current.clock.advance(2 * 3600_000);
	expect(arrived(await getCalls(20))).toEqual(ids(20));
	expect(tokenRequests()).toBe(2);
});

it('is not created for each item when the account has no call logs', async () => {
	sandbox.current.faults.add({
		match: { path: /^\/api\/v1\/calls\// },
		times: Infinity,
		effect: { kind: 'response', status: 403, body: { message: 'No call logs' } },
	});
	const { items } = await getCalls(100, { onError: 'continueRegularOutput' });
	expect(tokenRequests()).toBe(2);
	for (const { json } of items) {
		expect(json).toEqual({
			error: '8x8 denied access to the call logs',
			details: expect.stringContaining('(8x8 said: No call logs · GET /api/v1/calls/'),
		});
	}
});

it('is requested once per execution when the API key is wrong', async () => {
	const credentials = sandbox.video({ apiKey: 'wrong-key' });
	const { items, run } = await getCalls(50, { credentials, onError: 'continueRegularOutput' });
	expect(tokenRequests()).toBe(1);
	expect(callRequests()).toBe(0);
	expect(items.map(({ json }) => json.error)).toEqual(
		ids(50).map(() => '8x8 did not accept the Video Interaction API key'),
	);
	expect(JSON.stringify(run)).not.toContain('wrong-key');
});

it('is masked where the server echoes it, even across the end of a truncated text', async () => {
	await getCalls(1);
	const [token] = sandbox.current.videoTokens.issued();
	for (const padding of ['', 'x'.repeat(290)]) {
		sandbox.current.faults.add({
			match: { path: /^\/api\/v1\/calls\// },
			effect: { kind: 'response', status: 400, body: { message: `${padding} ${token}` } },
		});
		const { error, run } = await getCalls(1);
		expect(seen(error).description).toContain('***');
		expect(JSON.stringify(run)).not.toContain(token.slice(0, 8));
	}
});

it('is not shared between keys', async () => {
	const { staticData } = await getCalls(1);
	const credentials = sandbox.video({ apiKey: 'wrong-key' });
	const { error } = await getCalls(1, { staticData, credentials });
	expect(seen(error).message).toBe('8x8 did not accept the Video Interaction API key');
});
