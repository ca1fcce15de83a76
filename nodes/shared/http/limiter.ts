import { sleep } from 'n8n-workflow';

/** Runs at most a given number of tasks at once; the others wait for their turn, in order. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Creates a concurrency limiter that runs at most `limit` tasks (1 or more) at once.
 *
 * Of tasks that arrive together, one starts per turn of the event loop. n8n opens a connection for every request
 * and writes the request in the next turn: requests that start together are sent together, so their responses
 * arrive together, and while those are processed no request is in flight.
 */
export function createLimiter(limit: number): Limiter {
	let running = 0;
	const waiting: Array<() => void> = [];
	/** Settles when the next task may start. */
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
			// The slot passes to the next in line without becoming free in between.
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
