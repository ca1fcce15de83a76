import { plain, runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';

const sandbox = useSandbox();

describe('token: create', () => {
	it('sends no body and therefore creates no room', async () => {
		const { items } = await runNode({
			node: 'eightByEightVideo',
			parameters: { resource: 'token', operation: 'create', agentEmail: '={{ $json.agent }}' },
			credentials: sandbox.video(),
			items: [{ agent: 'a+b@example.com' }, { agent: 'no address' }, {}],
			onError: 'continueRegularOutput',
		});

		expect(sandbox.calls()).toEqual(['POST /api/v1/tokens', 'POST /api/v1/tokens']);
		for (const { body, headers } of sandbox.current.requests) {
			expect(body).toBe('');
			expect(headers['content-type']).toBe('application/json');
			expect(headers.authorization).toBe(`Bearer ${sandbox.current.accounts.video.apiKey}`);
		}
		expect(sandbox.current.effects.rooms).toEqual([]);

		const [first, second] = sandbox.current.videoTokens.issued();
		expect(plain(items)).toEqual([
			{
				json: {
					auth_token: first,
					agent_url: `${sandbox.current.url}/?user=a%2Bb%40example.com&token=${first}`,
				},
				pairedItem: { item: 0 },
			},
			{
				json: {
					error: "'Agent Email' is not a valid email address: 'no address'",
					details: 'Enter an address such as nathan@example.com.',
				},
				pairedItem: { item: 1 },
			},
			{ json: { auth_token: second }, pairedItem: { item: 2 } },
		]);
	});
});

describe('agent_url', () => {
	it.each([
		['token', undefined, ''],
		['token', true, '&mode=embedded'],
		['room', false, ''],
		['room', true, '&mode=embedded'],
	])('of a %s, embedded %j, ends in "%s"', async (resource, embedded, end) => {
		const { items } = await runNode({
			node: 'eightByEightVideo',
			parameters: {
				resource,
				operation: 'create',
				agentEmail: 'nathan@example.com',
				options: { embedded },
			},
			credentials: sandbox.video(),
		});
		const [token] = sandbox.current.videoTokens.issued();
		expect(items[0].json.agent_url).toBe(
			`${sandbox.current.url}/?user=nathan%40example.com&token=${token}${end}`,
		);
	});

	it('uses the credential’s host without a double slash', async () => {
		const { items } = await runNode({
			node: 'eightByEightVideo',
			parameters: { resource: 'token', operation: 'create', agentEmail: 'nathan@example.com' },
			credentials: sandbox.video({ baseUrl: `${sandbox.current.url}//` }),
		});
		expect(items[0].json.agent_url).toMatch(`${sandbox.current.url}/?user=`);
		expect(sandbox.calls()).toEqual(['POST /api/v1/tokens']);
		const page = await fetch(String(items[0].json.agent_url));
		expect(page.status).toBe(200);
	});
});
