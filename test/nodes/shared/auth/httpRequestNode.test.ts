import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { harness } from '../../../support/engine/nodeTypes';
import { runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';

const sandbox = useSandbox();

const request = async (
	credentials: { eightByEightApi: ICredentialDataDecryptedObject },
	count = 1,
) =>
	await runNode({
		node: harness.httpRequest,
		parameters: { url: `${sandbox.current.url}/storage/us-west/v3/regions` },
		credentials,
		items: Array.from({ length: count }, () => ({})),
	});

describe("the 8x8 API credential in n8n's own HTTP Request node", () => {
	it('sends the token as a Bearer header, fetched once and stored in the credential', async () => {
		const credentials = sandbox.api();
		const { items } = await request(credentials);
		expect(items.map(({ json }) => json.body)).toEqual(['["us-west","us-east","uk"]']);
		await request(credentials, 5);

		const [token] = sandbox.current.tokens.issued();
		const requests = sandbox.current.requests.filter(({ api }) => api === 'storage');
		expect(requests).toHaveLength(6);
		for (const { headers, query } of requests) {
			expect(headers.authorization).toBe(`Bearer ${token}`);
			expect(query).toEqual([]);
		}
		expect(credentials.eightByEightApi.accessToken).toBe(token);
		expect(sandbox.tokenRequests()).toBe(1);
	});

	it('fetches one token for many items on a cold start', async () => {
		const { items } = await request(sandbox.api(), 20);
		expect(items).toHaveLength(20);
		expect(sandbox.tokenRequests()).toBe(1);
	});

	it('fetches one new token after a 401', async () => {
		const credentials = sandbox.api();
		await request(credentials);
		sandbox.current.tokens.revokeAll();
		const { items } = await request(credentials, 20);
		expect(items).toHaveLength(20);
		expect(sandbox.tokenRequests()).toBe(2);
		expect(credentials.eightByEightApi.accessToken).toBe(sandbox.current.tokens.issued()[1]);
	});

	it('explains that the secret is wrong', async () => {
		const { error } = await request(sandbox.api(undefined, { clientSecret: 'wrong' }));
		expect(error?.message).toContain('8x8 did not accept the API key and secret');
	});
});
