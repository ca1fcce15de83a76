import { sleep } from 'n8n-workflow';

/** Lets at most a given number of tasks run at once; the others wait their turn, in order. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Makes a limiter that runs at most `limit` tasks (1 or more) at once.
 *
 * Of those that come together, one goes in each time the event loop comes round. n8n opens a connection for
 * every request, and writes the request when the loop comes round: those that begin together are sent
 * together, so that their answers come together, and while these are worked on none is under way.
 */
export function createLimiter(limit: number): Limiter {
	let running = 0;
	const waiting: Array<() => void> = [];
	/** Settles when the next one may go in. */
	let turn = Promise.resolve();
	return async (task) => {
		if (running >= limit) await new Promise<void>((enter) => waiting.push(enter));
		else running++;
		try {
			const mine = turn;
			turn = turn.then(async () => await sleep(0));
			await mine;
			return await task();
		} finally {
			// The place passes on to the next in line without becoming free in between.
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
