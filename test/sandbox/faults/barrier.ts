import { setTimeout as sleep } from 'node:timers/promises';

/** Requests wait here for each other. */
export interface Barrier {
	/** Resolves when enough requests have arrived. */
	join(): Promise<void>;
}

/** Extra wait in milliseconds, so that surplus requests become visible. */
const forMoreMs = 20;

/** Milliseconds after which the requests continue although they are too few. */
const giveUpMs = 20_000;

/**
 * Makes requests overlap at any speed of the machine, which a delay cannot: once `enough` have arrived,
 * all of them continue, and so do later ones.
 */
export function createBarrier(enough: number): Barrier {
	let open: () => void;
	const opened = new Promise<void>((resolve) => (open = resolve));
	let there = 0;
	return {
		async join() {
			if (++there === enough) void sleep(forMoreMs).then(open);
			await Promise.race([opened, sleep(giveUpMs, undefined, { ref: false })]);
		},
	};
}
