/** Waits for a promise, while the timers that jest has faked run as fast as they can. */
export async function runAllTimers<T>(promise: Promise<T>): Promise<T> {
	promise.catch(() => undefined);
	await jest.runAllTimersAsync();
	return await promise;
}
