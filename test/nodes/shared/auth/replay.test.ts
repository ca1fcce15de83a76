import type { IDataObject } from 'n8n-workflow';
import { startSandbox } from '../../../sandbox';
import { useFrozenDate } from '../../../support/time/frozenDate';
import { loadFreshNodes } from '../../../support/engine/freshNodes';
import type { NodeRunSetup } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';
import { arrived, expected, metricRequests, queueNode, runQueues } from './support';

// Anyone who can write static data can copy entries. These tests check the effect in a new process.

useFrozenDate(Date.UTC(2026, 2, 14, 12));
const sandbox = useSandbox();

const second = 1000;
const lifetime = 1799 * second;

type Entries = Record<string, IDataObject>;
type Credentials = NodeRunSetup['credentials'];

/** The entry stored by a credential's first execution. */
async function entryOf(credentials?: Credentials): Promise<[name: string, entry: IDataObject]> {
	const { staticData } = await runQueues(sandbox, { ...(credentials && { credentials }) });
	const entries = Object.entries((staticData?.global ?? {}) as Entries);
	expect(entries).toHaveLength(1);
	return entries[0];
}

/** An execution in a new process with these entries; returns the number of token requests. */
async function runWith(entries: Entries, given: Partial<NodeRunSetup> = {}) {
	const before = sandbox.tokenRequests();
	const classes = loadFreshNodes();
	const run = await runQueues(sandbox, { staticData: { global: entries }, classes, ...given });
	return { run, tokensAsked: sandbox.tokenRequests() - before };
}

const lastToken = () => metricRequests(sandbox.current).at(-1)?.headers.authorization;

it('accepts an entry in another workflow with the same credential', async () => {
	const [name, entry] = await entryOf();
	const { run, tokensAsked } = await runWith({ [name]: entry, other: { of: 'that workflow' } });
	expect(arrived(run)).toEqual(expected(1));
	expect(tokensAsked).toBe(0);
});

it('rejects an entry under another credential’s name, even if two are swapped', async () => {
	const { large, full } = sandbox.current.accounts.oauth;
	const [nameOfLarge, ofLarge] = await entryOf();
	const [nameOfFull, ofFull] = await entryOf(sandbox.api(full));
	const swapped = { [nameOfLarge]: ofFull, [nameOfFull]: ofLarge };

	for (const account of [large, full]) {
		const { run, tokensAsked } = await runWith(swapped, { credentials: sandbox.api(account) });
		expect(arrived(run)).toEqual(expected(1));
		expect(tokensAsked).toBe(1);
		expect(lastToken()).toContain(`-${account.name}-`);
	}
});

it('rejects an entry for a credential with another client ID', async () => {
	const [name, entry] = await entryOf();
	const { full } = sandbox.current.accounts.oauth;
	const { tokensAsked } = await runWith({ [name]: entry }, { credentials: sandbox.api(full) });
	expect(tokensAsked).toBe(1);
	expect(lastToken()).toContain('-full-');
});

it('sends a token only to the base URL that issued it', async () => {
	const [name, entry] = await entryOf();
	// With another seed, because tokens derive from it.
	const elsewhere = await startSandbox({ seed: 2 });
	try {
		const { large } = sandbox.current.accounts.oauth;
		const credentials = sandbox.api(large, { baseUrl: elsewhere.url });
		const { run } = await runWith({ [name]: entry }, { credentials });
		const names = Object.keys((run.staticData?.global ?? {}) as Entries);
		const [nameThere] = names.filter((found) => found !== name);
		await runWith({ [nameThere]: entry }, { credentials });

		expect(elsewhere.count({ api: 'oauth' })).toBe(2);
		expect(elsewhere.count({ api: 'realtime', status: 200 })).toBe(2);
		const [token] = sandbox.current.tokens.issued();
		for (const request of elsewhere.requests) {
			expect(JSON.stringify(request)).not.toContain(token);
		}
	} finally {
		await elsewhere.stop();
	}
});

it('does not use an entry after its secret was rotated', async () => {
	const { large } = sandbox.current.accounts.oauth;
	const [name, entry] = await entryOf();
	large.clientSecret = 'the-new-secret';
	const { run, tokensAsked } = await runWith({ [name]: entry });
	expect(arrived(run)).toEqual(expected(1));
	expect(tokensAsked).toBe(1);
	expect(lastToken()).toBe(`Bearer ${sandbox.current.tokens.issued()[1]}`);
	expect(Object.keys((run.staticData?.global ?? {}) as Entries)).toHaveLength(2);
});

it('shares a token between tenants and regions of the same key', async () => {
	const { full } = sandbox.current.accounts.oauth;
	const [name, entry] = await entryOf(sandbox.api(full));
	const tenant = await runWith(
		{ [name]: entry },
		{ credentials: sandbox.api(full, { tenantId: full.tenantIds[0] }) },
	);
	expect(arrived(tenant.run)).toEqual(expected(1));
	full.region = 'eu';
	const region = await runWith({ [name]: entry }, { ...queueNode(sandbox, full) });
	expect(arrived(region.run)).toEqual(expected(1));
	expect([tenant.tokensAsked, region.tokensAsked]).toEqual([0, 0]);
});

it('ignores a changed expiry in plain text: the sealed one counts', async () => {
	const [name, entry] = await entryOf();
	jest.setSystemTime(Date.now() + lifetime);
	const { run, tokensAsked } = await runWith({
		[name]: { ...entry, expiresAt: Date.now() + 1000 * lifetime },
	});
	expect(arrived(run)).toEqual(expected(1));
	expect(tokensAsked).toBe(1);
	expect(sandbox.current.count({ status: 401 })).toBe(0);
	const entries = (run.staticData?.global ?? {}) as Entries;
	expect(entries[name].sealed).not.toBe(entry.sealed);
});

it('spends one rejected request on an entry with a revoked token', async () => {
	const [name, entry] = await entryOf();
	sandbox.current.tokens.revokeAll();
	const { run, tokensAsked } = await runWith({ [name]: entry });
	expect(arrived(run)).toEqual(expected(1));
	expect(tokensAsked).toBe(1);
	expect(sandbox.current.count({ status: 401 })).toBe(1);
});
