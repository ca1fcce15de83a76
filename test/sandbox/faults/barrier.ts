import { setTimeout as sleep } from 'node:timers/promises';

/** A place where requests wait for each other. */
export interface Barrier {
	/** Settles when enough are there. */
	join(): Promise<void>;
}

/** Milliseconds that those who are there wait on, so that more than enough would show. */
const forMoreMs = 20;

/** Milliseconds after which those who are there go on, although they are too few. */
const giveUpMs = 20_000;

/**
 * Makes requests overlap whatever the pace of the machine, as a delay cannot: once `enough` are there, all
 * go on, and so does whoever comes later.
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
