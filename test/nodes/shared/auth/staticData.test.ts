import type { IDataObject } from 'n8n-workflow';
import { loadFreshNodes } from '../../../support/engine/freshNodes';
import { harness } from '../../../support/engine/nodeTypes';
import { useSandbox } from '../../../support/sandbox';
import { runWorkflow, type WorkflowSetup } from '../../../support/engine/workflow';
import { arrived, expected, queueItems, queueNode, runQueues } from './support';

const sandbox = useSandbox();

interface Entry extends IDataObject {
	expiresAt: number;
	sealed: string;
}

function onlyEntry(staticData: IDataObject | undefined): [key: string, entry: Entry] {
	const entries = Object.entries((staticData?.global ?? {}) as Record<string, Entry>);
	expect(entries).toHaveLength(1);
	return entries[0];
}

it('contains neither token nor credential in plain text', async () => {
	const { staticData, run } = await runQueues(sandbox, { count: 3 });
	const { clientId, clientSecret } = sandbox.current.accounts.oauth.large;
	const [token] = sandbox.current.tokens.issued();
	const [key, { sealed }] = onlyEntry(staticData);
	expect(key).toMatch(/^sealedToken:[\w-]{22}$/);
	const readable = [JSON.stringify(staticData), Buffer.from(sealed, 'base64').toString('latin1')];
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	for (const secret of [token, clientId, clientSecret, basic]) {
		for (const text of readable) expect(text).not.toContain(secret);
	}
	for (const secret of [token, clientSecret, basic]) {
		expect(JSON.stringify(run)).not.toContain(secret);
	}
});

it('leaves other entries unchanged', async () => {
	const staticData = { global: { cursor: 7 }, 'node:Other': { seen: ['a'] } };
	const run = await runQueues(sandbox, { staticData });
	expect(run.staticData).toMatchObject(staticData);
	expect(Object.keys(run.staticData?.global as object)).toHaveLength(2);
});

const flipped = (text: string, at: number) =>
	text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

const damages: Array<[string, (entry: Entry) => unknown]> = [
	['changed at its beginning', ({ sealed, ...rest }) => ({ ...rest, sealed: flipped(sealed, 0) })],
	['changed in its tag', ({ sealed, ...rest }) => ({ ...rest, sealed: flipped(sealed, 20) })],
	['changed in its middle', ({ sealed, ...rest }) => ({ ...rest, sealed: flipped(sealed, 100) })],
	['truncated', ({ sealed, ...rest }) => ({ ...rest, sealed: sealed.slice(0, -40) })],
	['cut to its nonce', ({ sealed, ...rest }) => ({ ...rest, sealed: sealed.slice(0, 12) })],
	['empty', (entry) => ({ ...entry, sealed: '' })],
	['not text', (entry) => ({ ...entry, sealed: 7 })],
	['without an expiry', ({ sealed }) => ({ sealed })],
	['not an object', () => 'token'],
	['null', () => null],
];

it.each(damages)('ignores and replaces an entry that is %s', async (_, damage) => {
	const { staticData } = await runQueues(sandbox);
	const [key, entry] = onlyEntry(staticData);
	const damaged = { global: { [key]: damage(entry) } } as IDataObject;

	const run = await runQueues(sandbox, {
		count: 20,
		staticData: damaged,
		classes: loadFreshNodes(),
	});
	expect(arrived(run)).toEqual(expected(20));
	expect(sandbox.tokenRequests()).toBe(2);

	const { staticData: replaced } = run;
	await runQueues(sandbox, { staticData: replaced, classes: loadFreshNodes() });
	expect(sandbox.tokenRequests()).toBe(2);
});

it('ignores and replaces an entry sealed with another secret', async () => {
	const own = await runQueues(sandbox);
	const { europe } = sandbox.current.accounts.oauth;
	const foreign = await runQueues(sandbox, { credentials: sandbox.api(europe) });
	const [key] = onlyEntry(own.staticData);
	const [, entry] = onlyEntry(foreign.staticData);

	const run = await runQueues(sandbox, {
		staticData: { global: { [key]: entry } },
		classes: loadFreshNodes(),
	});
	expect(arrived(run)).toEqual(expected(1));
	expect(sandbox.tokenRequests()).toBe(3);
	expect(onlyEntry(run.staticData)[1].sealed).not.toBe(entry.sealed);
});

describe('below a polling trigger', () => {
	const cursor = { 'node:Poll': { lastId: 7 } };
	const belowPoll = (given: Partial<WorkflowSetup> = {}) =>
		runWorkflow({
			items: queueItems(20),
			nodes: [
				{ name: 'Poll', node: harness.poller, parameters: { pollTimes: '{}' } },
				{ name: 'Between', node: harness.pass },
				{ ...queueNode(sandbox), name: 'Node' },
			],
			staticData: cursor,
			...given,
		});

	it('writes nothing and still needs only one token per process', async () => {
		const first = await belowPoll();
		expect(arrived(first.nodes.Node)).toEqual(expected(20));
		expect(first.staticData).toBeUndefined();
		expect((await belowPoll()).staticData).toBeUndefined();
		expect(sandbox.tokenRequests()).toBe(1);
	});

	it('removes nothing when the stored token was revoked', async () => {
		const { staticData } = await runQueues(sandbox, { staticData: cursor });
		sandbox.current.tokens.revokeAll();
		const run = await belowPoll({ staticData, classes: loadFreshNodes() });
		expect(arrived(run.nodes.Node)).toEqual(expected(20));
		expect(run.staticData).toBeUndefined();
		expect(sandbox.tokenRequests()).toBe(2);
	});

	it('reads a stored token', async () => {
		const { staticData } = await runQueues(sandbox, { staticData: cursor });
		const run = await belowPoll({ staticData, classes: loadFreshNodes() });
		expect(run.staticData).toBeUndefined();
		expect(sandbox.tokenRequests()).toBe(1);
	});
});
