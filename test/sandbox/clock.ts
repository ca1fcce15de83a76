/** The time of the whole sandbox. */
export interface Clock {
	/** Epoch milliseconds: real time plus the offset that `advance` and `set` made. */
	now(): number;
	/** Moves the clock by milliseconds; it runs on from there. */
	advance(ms: number): void;
	/** Puts the clock at an instant in epoch milliseconds; it runs on from there. */
	set(epochMs: number): void;
	/** Back to real time. */
	reset(): void;
}

/** A clock that also returns the time it was last set to. */
export interface SandboxClock extends Clock {
	/** Epoch milliseconds of the last `set` or `advance`, or of the start. */
	anchor(): number;
	/**
	 * Number of 5-second steps that the clock was moved by hand: 8x8 refreshes real-time values
	 * every 5 seconds, and the sandbox does so only when its clock is moved, so that two
	 * readings in one test agree.
	 */
	tick(): number;
}

const REFRESH_MS = 5_000;

export function createClock(): SandboxClock {
	let offset = 0;
	let moved = 0;
	let anchor = Date.now();
	return {
		now: () => Date.now() + offset,
		advance(ms) {
			offset += ms;
			moved += ms;
			anchor += ms;
		},
		set(epochMs) {
			offset = epochMs - Date.now();
			moved = epochMs;
			anchor = epochMs;
		},
		reset() {
			offset = 0;
			moved = 0;
			anchor = Date.now();
		},
		anchor: () => anchor,
		tick: () => Math.floor(moved / REFRESH_MS),
	};
}
