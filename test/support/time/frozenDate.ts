/**
 * Stops the date of this process, and so the sandbox's clock, at an instant; `jest.setSystemTime` moves it,
 * and `jest.useRealTimers` releases it. Timers keep running.
 */
export function freezeDate(epochMs: number): void {
	jest.useFakeTimers({
		now: epochMs,
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
			'setTimeout',
			'clearTimeout',
		],
	});
}

/** Freezes the date before each test of a file or block, and releases it afterwards. */
export function useFrozenDate(epochMs: number): void {
	beforeEach(() => freezeDate(epochMs));
	afterEach(() => jest.useRealTimers());
}
