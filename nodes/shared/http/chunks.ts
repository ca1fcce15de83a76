import type { FileStream } from './transport';

/** Milliseconds in which a stream has to bring something; n8n's HTTP helper limits only the wait for headers. */
const idleTimeoutMs = 45_000;

/** Thrown when a stream brought nothing for too long. */
export class IdleTimeoutError extends Error {
	override readonly name = 'IdleTimeoutError';
}

/**
 * Yields the chunks of a stream, which may be slow but not silent.
 *
 * Only the time in which a chunk is waited for counts, so that a slow disk is not taken for a silent
 * server. The stream is closed at the end, also when the caller stops early.
 *
 * @param timeoutMs milliseconds of silence that are allowed for; it is noticed before twice as many have
 *   passed
 * @throws {IdleTimeoutError} and whatever the stream fails with
 */
export async function* chunksOf(
	source: FileStream,
	timeoutMs = idleTimeoutMs,
): AsyncGenerator<Buffer> {
	const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
	let received = 0;
	let isOver = false;
	/** Ends the wait for a chunk; undefined while nobody waits. */
	let giveUp: ((error: Error) => void) | undefined;

	const next = async () =>
		// Closing the stream would not do: one that is made from a generator closes when its next chunk comes.
		await new Promise<IteratorResult<Buffer, undefined>>((resolve, reject) => {
			giveUp = reject;
			chunks.next().then(resolve, reject);
		});
	const watch = () => {
		const before = giveUp && received;
		// Unlike n8n's `sleep` this keeps no process from its end.
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
 * The text of a stream, or its beginning: reading stops once more than `maxBytes` have come.
 *
 * @param onBreak told of the error of a stream that breaks or falls silent; unless it throws, as it does by
 *   itself, what came until then is the text
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
	// Not chunk by chunk: a character of several bytes may be spread over two.
	return Buffer.concat(chunks).toString();
}
