/** A stream that breaks: yields the chunks, then throws the error. */
export async function* brokenStream(
	chunks: readonly Buffer[],
	error: Error,
): AsyncGenerator<Buffer> {
	yield* chunks;
	await Promise.resolve();
	throw error;
}
