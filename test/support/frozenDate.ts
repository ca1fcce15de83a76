/**
 * Stops the date of this process, and so the sandbox's clock, at an instant before each test of a file or
 * block; `jest.setSystemTime` moves it. Timers run as ever.
 */
export function useFrozenDate(epochMs: number): void {
	beforeEach(() => {
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
	});
	afterEach(() => jest.useRealTimers());
}
