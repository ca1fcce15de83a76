import { useFrozenDate } from '../../../support/time/frozenDate';
import { loadFreshNodes } from '../../../support/engine/freshNodes';
import { useSandbox } from '../../../support/sandbox';
import { arrived, expected, runQueues } from './support';

useFrozenDate(Date.UTC(2026, 2, 14, 12));
const sandbox = useSandbox();

const second = 1000;
const hour = 3600 * second;
/** Lifetime of the sandbox's tokens. */
const lifetime = 1799 * second;
/** Safety margin before a token expires. */
const margin = 60 * second;

/** Server and client share the date of this process. */
const advance = (ms: number) => jest.setSystemTime(Date.now() + ms);

it('ignores and replaces an expired stored token in a new process', async () => {
	const { staticData } = await runQueues(sandbox);
	advance(lifetime);
	const run = await runQueues(sandbox, { count: 20, staticData, classes: loadFreshNodes() });
	expect(arrived(run)).toEqual(expected(20));
	expect(sandbox.tokenRequests()).toBe(2);
	expect(Object.keys((run.staticData?.global ?? {}) as object)).toHaveLength(1);

	await runQueues(sandbox, { staticData: run.staticData, classes: loadFreshNodes() });
	expect(sandbox.tokenRequests()).toBe(2);
});

it('removes expired tokens of unused credentials from the store', async () => {
	const { europe } = sandbox.current.accounts.oauth;
	const { staticData } = await runQueues(sandbox, { credentials: sandbox.api(europe) });
	advance(lifetime);
	const run = await runQueues(sandbox, { staticData });
	const keysOf = (data: typeof staticData) => Object.keys((data?.global ?? {}) as object);
	expect(keysOf(run.staticData)).toHaveLength(1);
	expect(keysOf(run.staticData)).not.toEqual(keysOf(staticData));
});

it.each([
	['behind', -hour],
	['ahead', hour],
])('is not affected by a server clock that is an hour %s', async (_, difference) => {
	sandbox.current.clock.advance(difference);
	const { staticData } = await runQueues(sandbox, { count: 100 });
	await runQueues(sandbox, { count: 100 });
	await runQueues(sandbox, { count: 100, staticData, classes: loadFreshNodes() });
	expect(sandbox.tokenRequests()).toBe(1);

	advance(lifetime - margin - 5 * second);
	await runQueues(sandbox);
	expect(sandbox.tokenRequests()).toBe(1);
	advance(5 * second);
	await runQueues(sandbox);
	expect(sandbox.tokenRequests()).toBe(2);
	expect(sandbox.current.count({ status: 401 })).toBe(0);
});
