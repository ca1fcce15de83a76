import type { FileStream } from './transport';

/** Idle timeout of a stream, in milliseconds. n8n's HTTP helper limits only the wait for headers. */
const idleTimeoutMs = 45_000;

/** Thrown when a stream delivered nothing for too long. */
export class IdleTimeoutError extends Error {
	override readonly name = 'IdleTimeoutError';
}

/**
 * Yields the chunks of a stream, with an idle timeout.
 *
 * Only the time spent waiting for a chunk counts, so that a slow disk is not mistaken for a silent server. The
 * stream is closed at the end, also if the caller stops early.
 *
 * @param timeoutMs idle timeout in milliseconds; noticed before twice as many have passed
 * @throws {IdleTimeoutError} and whatever the stream fails with
 */
export async function* chunksOf(
	source: FileStream,
	timeoutMs = idleTimeoutMs,
): AsyncGenerator<Buffer> {
	const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
	let received = 0;
	let isOver = false;
	/** Rejects the pending wait for a chunk; undefined while nothing waits. */
	let giveUp: ((error: Error) => void) | undefined;

	const next = async () =>
		// Closing the stream would not end the wait: a stream made from a generator closes with its next chunk.
		await new Promise<IteratorResult<Buffer, undefined>>((resolve, reject) => {
			giveUp = reject;
			chunks.next().then(resolve, reject);
		});
	const watch = () => {
		const before = giveUp && received;
		// Unlike n8n's `sleep`, this does not keep the process alive.
		AbortSignal.timeout(timeoutMs).addEventListener('abort', () => {
			if (isOver) return;
			if (giveUp && before === received) {
				giveUp(new IdleTimeoutError(`Nothing came for ${timeoutMs / 1000} seconds`));
			} else watch();
		});
	};

	try {
		watch();
		for (let chunk = await next(); !chunk.done; chunk = await next()) {
			received++;
			giveUp = undefined;
			yield chunk.value;
		}
	} finally {
		isOver = true;
		source.destroy();
	}
}

/**
 * Reads the text of a stream, or its beginning: reading stops once more than `maxBytes` have arrived.
 *
 * @param onBreak called with the error of a stream that breaks or times out. By default it rethrows; if it
 *   returns, the text that arrived until then is the result
 */
export async function readText(
	source: FileStream,
	maxBytes: number,
	onBreak = (error: unknown): void => {
		throw error;
	},
): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of chunksOf(source)) {
			chunks.push(chunk);
			bytes += chunk.length;
			if (bytes > maxBytes) break;
		}
	} catch (error) {
		onBreak(error);
	}
	// Decoded as a whole, because a multi-byte character may span two chunks.
	return Buffer.concat(chunks).toString();
}
