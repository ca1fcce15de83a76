import { instantSleep } from '../support/time/instantSleep';
import { expectHarmless } from '../support/hostile/expectHarmless';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/sandbox';
import { objectDownload } from './EightByEightCloudStorage/support';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();
const row = [{ id: '103', name: 'A', metrics: [] }];

/** Reads all queues, with one header of every answer replaced. */
async function withHeader(name: string, value: string, status = 200) {
	sandbox.current.faults.add({
		match: { api: 'realtime' },
		times: Infinity,
		effect: { kind: 'response', status, body: row, headers: { [name]: value } },
	});
	const result = await runNode({
		node: 'eightByEightRealtimeMetrics',
		parameters: { resource: 'queue', operation: 'getMany', returnAll: true },
		credentials: sandbox.api(),
	});
	expectHarmless(result);
	return { ...result, requests: sandbox.current.count({ api: 'realtime' }) };
}

describe('useless headers', () => {
	it.each(['-1', '1e9', 'NaN', 'many', '', '2.5', '0x10'])(
		'takes no part for the whole where the pages are counted as %j',
		async (count) => {
			const { items, error } = await withHeader('x-total-pages', count);
			expect(items).toEqual([]);
			expect(error?.message).toBe('8x8 sent a response that cannot be read');
		},
	);

	it.each(['1000000000', '99999999999999999999999'])(
		'gives up a list of %s pages that are all the same',
		async (count) => {
			const { items, error, requests } = await withHeader('x-total-pages', count);
			expect(items).toEqual([]);
			expect(error?.message).toBe('The list has no end');
			expect(requests).toBeLessThan(60);
		},
	);

	it.each(['rubbish', '', 'Sat, 13 Sep 275760 00:00:00 GMT', '-1', '99999999999'])(
		'makes nothing of the date %j',
		async (date) => {
			const { items } = await withHeader('date', date);
			expect(items).toHaveLength(1);
		},
	);

	it.each(['-1', '1e9', 'NaN', '', 'Infinity', 'Sat, 13 Sep 275760 00:00:00 GMT'])(
		'asks as often as ever after the pause %j',
		async (pause) => {
			const { error, requests } = await withHeader('retry-after', pause, 503);
			expect(error?.message).toBe('8x8 returned a server error');
			expect(requests).toBe(4);
		},
	);

	it.each([
		'javascript:alert(1)',
		'file:///etc/passwd',
		'http://user:word@127.0.0.1:1/',
		'https://[',
		'',
	])('does not follow a redirect to %j', async (location) => {
		const { error, requests } = await withHeader('location', location, 302);
		expect(error?.message).toBe('8x8 did not accept the request');
		expect(requests).toBe(1);
	});

	it('creates a room whose end is outside the range of dates', async () => {
		sandbox.current.faults.add({
			match: { api: 'video' },
			effect: {
				kind: 'response',
				status: 200,
				body: { auth_token: 'token' },
				headers: { date: 'Sat, 13 Sep 275760 00:00:00 GMT' },
			},
		});
		const result = await runNode({
			node: 'eightByEightVideo',
			parameters: { resource: 'room', operation: 'create' },
			credentials: sandbox.video(),
		});
		expectHarmless(result);
		expect(result.items.map(({ json }) => json)).toEqual([
			{ auth_token: 'token', expires_at: null },
		]);
	});

	it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://'])(
		'follows no link to %j',
		async (location) => {
			const { id } = await sandbox.current.storage.addObject({});
			sandbox.current.faults.add({
				match: { path: /\/content$/ },
				times: Infinity,
				effect: { kind: 'redirect', location },
			});
			const result = await runNode({
				...objectDownload(id, { options: { presignUrl: true } }),
				credentials: sandbox.api(),
			});
			expectHarmless(result);
			expect(result.error?.message).toBe('8x8 returned no link');
		},
	);
});
