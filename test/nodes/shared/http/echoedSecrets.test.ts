import { runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';
import { reads, writes } from './credentialRequests';

// A server may echo the request in its error.

const sandbox = useSandbox();

/** Every encoding changes it, and it is valid in a header. */
const secret = 'a/"secret"+of=8x8&%\\<not>real';

function secretsOfSandbox(): string[] {
	const { oauth } = sandbox.current.accounts;
	const accounts = [oauth.full, oauth.multiTenant];
	const pairs = accounts.map(({ clientId, clientSecret }) => `${clientId}:${clientSecret}`);
	const tokens = [sandbox.current.tokens, sandbox.current.videoTokens];
	return [
		secret,
		...pairs.map((pair) => Buffer.from(pair).toString('base64')),
		...tokens.flatMap((issued) => issued.issued()),
	];
}

beforeEach(() => {
	const { oauth, video, contactNow } = sandbox.current.accounts;
	oauth.full.clientSecret = secret;
	oauth.multiTenant.clientSecret = secret;
	video.apiKey = secret;
	contactNow.key = secret;
	sandbox.current.reset();
});

describe.each([401, 403, 500])('echoed with %i', (status) => {
	it.each([...reads, ...writes])('%s', async (_, setup, path) => {
		const effect = { kind: 'echo', status } as const;

		sandbox.current.faults.add({ match: { path }, times: Infinity, effect });
		const { error, run } = await runNode(setup(sandbox));
		expect(error?.description).toContain('***');
		const stored = JSON.stringify(run);
		for (const text of secretsOfSandbox()) {
			const json = JSON.stringify(text).slice(1, -1);
			const form = new URLSearchParams([['', text]]).toString().slice(1);
			for (const shown of [text, json, JSON.stringify(json).slice(1, -1), form]) {
				expect(stored).not.toContain(shown);
			}
		}
	});
});
