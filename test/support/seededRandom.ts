/** A reproducible random number generator. */
export interface SeededRandom {
	/** A whole number from 0 up to, but not including, `limit`. */
	below(limit: number): number;
	of<T>(choices: readonly T[]): T;
}

/** Mulberry32: small, and good enough to choose test cases. */
export function seededRandom(seed: number): SeededRandom {
	let state = seed;
	const below = (limit: number) => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * limit);
	};
	return { below, of: (choices) => choices[below(choices.length)] };
}
