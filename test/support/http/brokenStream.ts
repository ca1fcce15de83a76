/** What a stream gives that breaks: the chunks, and then the error. */
export async function* brokenStream(
	chunks: readonly Buffer[],
	error: Error,
): AsyncGenerator<Buffer> {
	yield* chunks;
	await Promise.resolve();
	throw error;
}
