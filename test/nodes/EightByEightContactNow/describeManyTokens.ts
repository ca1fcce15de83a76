import { loadTrackedNodes } from '../../support/process/retainedEntries';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/sandbox';

/** Tokens that have ended, of which the token provider remembers so many. */
const maxEnded = 1000;

/** Uses so many tokens that have ended. */
export function describeManyTokens(count: number): void {
	const sandbox = useSandbox();

	it(`remembers only the latest thousand of ${count} ended tokens`, async () => {
		const { classes, kept } = loadTrackedNodes();
		const { items } = await runNode({
			node: 'eightByEightContactNow',
			parameters: {
				resource: 'token',
				operation: 'validate',
				token: '={{ $json.token }}',
				options: { concurrentRequests: 32 },
			},
			credentials: sandbox.contactNow(),
			items: Array.from({ length: count }, (_, index) => ({ token: `ended-${index}` })),
			classes,
		});
		expect(items.filter(({ json }) => json.valid === false)).toHaveLength(count);
		const sizes = Object.entries(kept()).filter(([place]) => place.includes('tokenProvider'));
		expect(sizes.map(([, size]) => size).sort((a, b) => a - b)).toEqual([
			0,
			Math.min(count, maxEnded),
		]);
	});
}
