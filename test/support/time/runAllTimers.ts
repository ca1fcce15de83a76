/** Runs jest's fake timers until a promise settles. */
export async function runAllTimers<T>(promise: Promise<T>): Promise<T> {
	promise.catch(() => undefined);
	await jest.runAllTimersAsync();
	return await promise;
}
