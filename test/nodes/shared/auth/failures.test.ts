import { instantSleep } from '../../../support/time/instantSleep';
import { seen, useSandbox } from '../../../support/sandbox';
import { arrived, expected, runQueues } from './support';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

const wrongSecret = () =>
	sandbox.api(sandbox.current.accounts.oauth.large, { clientSecret: 'a-wrong-secret' });

it('stops the workflow for a wrong secret and shows the secret nowhere', async () => {
	const { error, run } = await runQueues(sandbox, { count: 3, credentials: wrongSecret() });
	expect(seen(error)).toMatchObject({
		name: 'NodeApiError',
		message: '8x8 did not accept the API key and secret',
		httpCode: '401',
		itemIndex: 0,
	});
	expect(JSON.stringify(run)).not.toContain('a-wrong-secret');
});

it('does not cache a rejection beyond the execution', async () => {
	const body = { ErrorCode: 'invalid_client', Error: 'Not yet' };
	sandbox.current.faults.add({
		match: { api: 'oauth' },
		effect: { kind: 'response', status: 401, body },
	});
	expect((await runQueues(sandbox)).error?.description).toContain('8x8 said: Not yet');
	expect(arrived(await runQueues(sandbox))).toEqual(expected(1));
	expect(sandbox.tokenRequests()).toBe(2);
});

it.each([
	[
		'responds with 503',
		{ kind: 'response', status: 503, headers: { 'retry-after': '0' } },
		'8x8 returned a server error',
	],
	[
		'sends a page of a proxy',
		{ kind: 'response', status: 200, body: '<html>Sign in</html>' },
		'8x8 sent a response that cannot be read',
	],
	[
		'sends no token',
		{ kind: 'response', status: 200, body: { status: 'approved' } },
		'8x8 sent a response that cannot be read',
	],
] as const)('reports on each item a token endpoint that %s', async (_, effect, message) => {
	sandbox.current.faults.add({ match: { api: 'oauth' }, times: Infinity, effect });
	const { items } = await runQueues(sandbox, { count: 3, onError: 'continueRegularOutput' });
	expect(items).toEqual(
		[0, 1, 2].map((item) => ({
			json: { error: message, details: expect.stringContaining('(POST /oauth/v2/token)') },
			pairedItem: { item },
		})),
	);
	expect(sandbox.tokenRequests()).toBe(4);
	expect(sandbox.current.count({ api: 'realtime' })).toBe(0);
});

it('reports an unreachable service with the fix', async () => {
	const credentials = sandbox.api(sandbox.current.accounts.oauth.large);
	await sandbox.current.stop();
	const { error } = await runQueues(sandbox, { count: 2, credentials });
	expect(seen(error)).toEqual({
		name: 'NodeApiError',
		message: '8x8 refused the connection',
		description:
			'Check the base URL of the credential, and whether a firewall is in the way. (POST /oauth/v2/token)',
		httpCode: null,
		itemIndex: 0,
	});
});

it('retries a token endpoint that fails temporarily', async () => {
	sandbox.current.faults.add({ match: { api: 'oauth' }, effect: { kind: 'dropBeforeAction' } });
	const { items } = await runQueues(sandbox, { count: 5 });
	expect(arrived({ items })).toEqual(expected(5));
	expect(sandbox.tokenRequests()).toBe(2);
});

it('fails the item on a second 401 for a new token', async () => {
	sandbox.current.faults.add({
		match: { api: 'realtime' },
		times: 2,
		effect: { kind: 'response', status: 401, body: { message: 'No' } },
	});
	const { items } = await runQueues(sandbox, {
		count: 2,
		onError: 'continueRegularOutput',
		parameters: {
			resource: 'queue',
			operation: 'getMany',
			limit: 1,
			options: { concurrentRequests: 1 },
		},
	});
	expect(items).toEqual([
		{
			json: {
				error: "8x8 denied access to Contact Center in the region 'us'",
				details: expect.stringMatching(/8x8 said: No · The API key is valid for: analytics/),
			},
			pairedItem: { item: 0 },
		},
		expect.objectContaining({ pairedItem: { item: 1 } }),
	]);
	expect(sandbox.tokenRequests()).toBe(2);
});
