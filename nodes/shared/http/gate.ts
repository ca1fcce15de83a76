/** Lets at most a given number of tasks run at once; the others wait their turn, in order. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a gate that `limit` tasks (1 or more) may be inside of at once. */
export function createGate(limit: number): Gate {
	let inside = 0;
	const waiting: Array<() => void> = [];
	return async (task) => {
		if (inside >= limit) await new Promise<void>((enter) => waiting.push(enter));
		else inside++;
		try {
			return await task();
		} finally {
			// The place passes on to the next in line without becoming free in between.
			const next = waiting.shift();
			if (next) next();
			else inside--;
		}
	};
}
