/** The outcome of a promise. */
export type Settled<T> = { readonly value: T } | { readonly error: Error };

/** Waits for a promise and returns its value or its error. Never throws. */
export async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
	return await promise.then(
		(value) => ({ value }),
		(error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
	);
}
