import { loadTrackedNodes } from '../../support/process/retainedEntries';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

/** Milliseconds; more than a thousand requests take long on a busy machine. */
const timeLimitMs = 300_000;

it(
	'remembers only the latest thousand invalid tokens',
	async () => {
		const { classes, kept } = loadTrackedNodes();
		const count = 1100;
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
		expect(sizes.map(([, size]) => size).sort((a, b) => a - b)).toEqual([0, 1000]);
	},
	timeLimitMs,
);
