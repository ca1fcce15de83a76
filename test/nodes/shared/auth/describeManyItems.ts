import { useFrozenDate } from '../../../support/time/frozenDate';
import { loadFreshNodes } from '../../../support/engine/freshNodes';
import { useSandbox } from '../../../support/sandbox';
import { arrived, expected, runQueues } from './support';

/** Runs executions of so many items, which share tokens. */
export function describeManyItems(many: number): void {
	const sandbox = useSandbox();

	it(`uses one token for ${many} items, the next run and a new process with the static data`, async () => {
		const first = await runQueues(sandbox, { count: many });
		expect(arrived(first)).toEqual(expected(many));
		expect(sandbox.tokenRequests()).toBe(1);

		const second = await runQueues(sandbox, { count: many, staticData: first.staticData });
		expect(arrived(second)).toEqual(expected(many));
		expect(second.staticData).toBeUndefined();
		expect(sandbox.tokenRequests()).toBe(1);

		const { staticData } = first;
		const third = await runQueues(sandbox, {
			count: many / 10,
			staticData,
			classes: loadFreshNodes(),
		});
		expect(arrived(third)).toEqual(expected(many / 10));
		expect(third.staticData).toBeUndefined();
		expect(sandbox.tokenRequests()).toBe(1);

		await runQueues(sandbox, { classes: loadFreshNodes() });
		expect(sandbox.tokenRequests()).toBe(2);
	});

	it(`replaces a token that is revoked half-way through ${many} items once, and loses no item`, async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			after: many / 2,
			effect: { kind: 'revokeToken' },
		});
		const { items, staticData } = await runQueues(sandbox, { count: many });

		expect(arrived({ items })).toEqual(expected(many));
		expect(sandbox.tokenRequests()).toBe(2);
		expect(sandbox.current.count({ api: 'realtime', status: 401 })).toBeGreaterThan(0);
		// The stored token is the second one.
		await runQueues(sandbox, { staticData, classes: loadFreshNodes() });
		expect(sandbox.tokenRequests()).toBe(2);
	});

	it(`sends one token request for a wrong secret and fails each of ${many} items`, async () => {
		const run = await runQueues(sandbox, {
			count: many,
			credentials: sandbox.api(sandbox.current.accounts.oauth.large, {
				clientSecret: 'a-wrong-secret',
			}),
			onError: 'continueRegularOutput',
		});

		expect(sandbox.tokenRequests()).toBe(1);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(0);
		expect(run.items).toEqual(
			Array.from({ length: many }, (_, item) => ({
				json: {
					error: '8x8 did not accept the API key and secret',
					details:
						'Copy both again from 8x8 Admin Console, API Keys. New keys take a few minutes to become active. (8x8 said: Client credentials are invalid · POST /oauth/v2/token)',
				},
				pairedItem: { item },
			})),
		);
		expect(run.staticData).toBeUndefined();
	});

	describe('as time passes', () => {
		useFrozenDate(Date.UTC(2026, 2, 14, 12));

		const second = 1000;
		/** Lifetime of the sandbox's tokens. */
		const lifetime = 1799 * second;
		/** Safety margin before a token expires. */
		const margin = 60 * second;
		/** Server and client share the date of this process. */
		const advance = (ms: number) => jest.setSystemTime(Date.now() + ms);

		it(`uses a token until a minute before its expiry, then replaces it once for ${many} items`, async () => {
			await runQueues(sandbox);
			advance(lifetime - margin - 5 * second);
			await runQueues(sandbox, { count: 20 });
			expect(sandbox.tokenRequests()).toBe(1);

			advance(5 * second);
			expect(arrived(await runQueues(sandbox, { count: many }))).toEqual(expected(many));
			expect(sandbox.tokenRequests()).toBe(2);
			expect(sandbox.current.count({ status: 401 })).toBe(0);
		});
	});
}
