import { instantSleep } from '../../../support/time/instantSleep';
import { byId } from '../../../support/operations/byId';
import { searchList } from '../../../support/engine/listSearch';
import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { callInSandbox, callsInSandbox, snapshotOf } from '../support';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

const node = 'eightByEightVideo';
const getMany = { resource: 'call', operation: 'getMany' };
const get = { resource: 'call', operation: 'get' };
const logRequests = () =>
	sandbox.current.requests.filter(({ path }) => path === '/api/v1/call-logs');
const queries = () => logRequests().map(({ query }) => Object.fromEntries(query));

async function jsonOf(parameters: object) {
	const { items, error } = await runNode({
		node,
		parameters: { ...parameters },
		credentials: sandbox.video(),
	});
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

/** Responds with the pages of a list, regardless of the request. */
function answerPages(...pages: object[]) {
	for (const body of pages) {
		sandbox.current.faults.add({
			match: { path: '/api/v1/call-logs' },
			effect: { kind: 'response', status: 200, body },
		});
	}
}

describe('call: getMany', () => {
	it('reads call logs by POST where GET gets 405', async () => {
		sandbox.current.variants.callLogsMethod = 'POST';
		const calls = await jsonOf({ ...getMany, returnAll: true, simplify: false });
		expect(calls).toEqual(callsInSandbox());
		expect(new Set(logRequests().map(({ method, status }) => `${method} ${status}`))).toEqual(
			new Set(['GET 405', 'POST 200']),
		);
	});

	it('follows the cursor to the end and returns unchanged calls when Simplify is off', async () => {
		const calls = await jsonOf({ ...getMany, returnAll: true, simplify: false });
		expect(calls).toEqual(callsInSandbox());
		expect(calls).toHaveLength(65);
		expect(queries()).toEqual([{}, { cursor: '5755' }, { cursor: '5735' }, { cursor: '5715' }]);
	});

	it('requests no page beyond the limit', async () => {
		expect(await jsonOf({ ...getMany, limit: 20, simplify: false })).toEqual(
			callsInSandbox().slice(0, 20),
		);
		expect(logRequests()).toHaveLength(1);
		expect(await jsonOf({ ...getMany, limit: 21 })).toHaveLength(21);
		expect(logRequests()).toHaveLength(3);
		expect(await jsonOf(getMany)).toHaveLength(50);
	});

	it('sends the auth token in x-token and never the API key', async () => {
		await jsonOf({ ...getMany, limit: 1 });
		const [{ headers, method }] = logRequests();
		expect(method).toBe('GET');
		expect(headers['x-token']).toBe(sandbox.current.videoTokens.issued()[0]);
		expect(headers['content-type']).toBe('application/json');
		expect(headers.authorization).toBeUndefined();
	});

	it('filters by days and by reference or number', async () => {
		const search = { from: '2025-08-25', to: '2025-08-26', q: '6391' };
		const calls = await jsonOf({
			...getMany,
			returnAll: true,
			simplify: false,
			from: search.from,
			to: '2025-08-26T23:59:59.000+02:00',
			query: search.q,
		});
		expect(calls).toEqual(callsInSandbox(search));
		expect(calls.length).toBeGreaterThan(0);
		expect(queries()).toEqual([search]);
	});

	it('simplifies names and cleans malformed values', async () => {
		const [first, second] = await jsonOf({ ...getMany, limit: 2 });
		const [asSent, malformed] = callsInSandbox();
		expect(first).toEqual({
			call_id: '5774',
			phone_number: `+${asSent.UserB_MSISDN}`,
			created_at: asSent.CreatedAt,
			finished_at: asSent.FinishedAt,
			duration: asSent.Duration,
			status: 'E',
			country: asSent.CountryISO2alpha,
			call_reference: null,
			location: { lat: 1.2966, long: 103.8547 },
		});
		expect(malformed).toMatchObject({ UserB_MSISDN: 'null,', CountryISO2alpha: '“PH”' });
		expect(second).toMatchObject({ phone_number: null, country: 'PH' });
	});

	it.each([
		['"null,"', null],
		[null, null],
		['', null],
		['‘SG’,', 'SG'],
		['anonymous', 'anonymous'],
		['+6512345678', '+6512345678'],
		[639215074178, '+639215074178'],
	])('cleans the number %j to %j', async (UserB_MSISDN, phone_number) => {
		answerPages({ nextCursor: null, list: [{ CallId: '1', UserB_MSISDN }] });
		expect(await jsonOf(getMany)).toEqual([expect.objectContaining({ phone_number })]);
	});

	it.each([{ nextCursor: null }, {}, { nextCursor: '' }])('ends at %j', async (end) => {
		answerPages({ ...end, list: [{ CallId: '1' }] });
		expect(await jsonOf({ ...getMany, returnAll: true })).toHaveLength(1);
		expect(logRequests()).toHaveLength(1);
	});

	it('continues after an empty page', async () => {
		answerPages({ nextCursor: '9', list: [] }, { nextCursor: null, list: [{ CallId: '1' }] });
		expect(await jsonOf({ ...getMany, returnAll: true })).toHaveLength(1);
	});

	it('fails when the cursors form a loop', async () => {
		answerPages(
			...['7', '8', '7', '8'].map((nextCursor) => ({ nextCursor, list: [{ CallId: nextCursor }] })),
		);
		const { error } = await runNode({
			node,
			parameters: { ...getMany, returnAll: true },
			credentials: sandbox.video(),
		});
		expect(seen(error)).toMatchObject({
			name: 'NodeApiError',
			message: 'The list has no end',
			description:
				"Its pages lead back to page 7. Turn off 'Return All', or narrow the search. (GET /api/v1/call-logs)",
			itemIndex: 0,
		});
		expect(logRequests()).toHaveLength(3);
	});

	it.each([
		[{ from: '14.3.2026' }, "'From' is not a valid date: '14.3.2026'"],
		[{ to: '2026-02-30' }, "'To' is not a valid date: '2026-02-30'"],
		[{ to: '2026-13-01' }, "'To' is not a valid date: '2026-13-01'"],
		[{ from: '2026-03-15', to: '2026-03-14' }, "'From' is later than 'To'"],
	])('rejects %j before any request', async (days, message) => {
		const parameters = { ...getMany, ...days };
		const { error } = await runNode({ node, parameters, credentials: sandbox.video() });
		expect(seen(error)).toMatchObject({ name: 'NodeOperationError', message, itemIndex: 0 });
		expect(sandbox.current.count()).toBe(0);
	});

	it('rejects a list that does not contain calls', async () => {
		sandbox.current.faults.add({
			match: { path: '/api/v1/call-logs' },
			times: Infinity,
			effect: { kind: 'response', status: 200, body: { list: ['1'] } },
		});
		const { error } = await runNode({ node, parameters: getMany, credentials: sandbox.video() });
		expect(seen(error).message).toBe('8x8 sent a response that cannot be read');
	});
});

describe('call: get', () => {
	it('returns the unchanged call when Simplify is off', async () => {
		const [call] = await jsonOf({ ...get, callId: byId('5773'), simplify: false });
		expect(call).toEqual(callInSandbox('5773'));
		expect(sandbox.calls()).toEqual(['POST /api/v1/tokens', 'GET /api/v1/calls/5773']);
	});

	it('simplifies names, ratings and times and separates snapshots from text', async () => {
		const [call] = await jsonOf({ ...get, callId: '5774' });
		const asSent = callInSandbox('5774');
		const start = Date.parse(asSent.CreatedAt);
		expect(call).toEqual({
			call_id: '5774',
			created_at: asSent.CreatedAt,
			finished_at: asSent.FinishedAt,
			duration: asSent.Duration,
			status: 'E',
			agent_rating: Number(asSent.AgentRating),
			guest_rating: Number(asSent.GuestRating),
			location: asSent.Location,
			conversation: [
				{
					origin: 'agent',
					sent_at: new Date(start + 5_000).toISOString(),
					text: 'Hello, can you show me the device?',
				},
				{
					origin: 'agent',
					sent_at: new Date(start + 10_000).toISOString(),
					snapshot: snapshotOf('5774'),
				},
				{
					origin: 'guest',
					sent_at: new Date(start + 15_000).toISOString(),
					text: '/s3/../is where I keep my files',
				},
			],
		});
	});

	it('fails only the item whose call does not exist', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...get, callId: byId('={{ $json.id }}') },
			credentials: sandbox.video(),
			items: [{ id: '1' }, { id: 5774 }, { id: '../call-logs' }],
			onError: 'continueRegularOutput',
		});
		expect(items).toEqual([
			{
				json: {
					error: '8x8 found no call or snapshot with this ID or path',
					details: expect.stringContaining("(8x8 said: Not found: no call with id '1'"),
				},
				pairedItem: { item: 0 },
			},
			{ json: expect.objectContaining({ call_id: '5774' }), pairedItem: { item: 1 } },
			{ json: expect.objectContaining({ error: expect.any(String) }), pairedItem: { item: 2 } },
		]);
		expect(sandbox.calls()).toContain('GET /api/v1/calls/..%2Fcall-logs');
	});
});

describe('the list of calls', () => {
	it('offers the latest calls by time, reference and number', async () => {
		const { results } = await searchList({
			node,
			method: 'searchCalls',
			credentials: sandbox.video(),
			filter: 'ref-',
		});
		const expected = callsInSandbox().filter(({ Reference }) => Reference !== null);
		expect(results.map(({ value }) => value)).toEqual(expected.map(({ CallId }) => CallId));
		expect(results[1].name).toBe(
			`${expected[1].CreatedAt} · ${expected[1].Reference} · +${expected[1].UserB_MSISDN}`,
		);
	});
});
