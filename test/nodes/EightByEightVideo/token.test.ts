import { plain, runNode } from '../../support/runNode';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

describe('token: create', () => {
	it('sends no body at all, and so makes no room', async () => {
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
					error: "'Agent Email' is not an e-mail address: 'no address'",
					details: 'Enter an address such as nathan@example.com.',
				},
				pairedItem: { item: 1 },
			},
			{ json: { auth_token: second }, pairedItem: { item: 2 } },
		]);
	});
});
