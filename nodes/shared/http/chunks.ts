import { sleep } from 'n8n-workflow';
import type { FileStream } from './transport';

/** Milliseconds in which a stream has to bring something; n8n's HTTP helper limits only the wait for headers. */
const maxSilenceMs = 45_000;

/** Thrown when a stream brought nothing for too long. */
export class Silence extends Error {
	override readonly name = 'Silence';
}

/**
 * Yields the chunks of a stream, which may be slow but not silent.
 *
 * Only the time in which a chunk is waited for counts, so that a slow disk is not taken for a silent
 * server. The stream is closed at the end, also when the caller stops early.
 *
 * @param silenceMs milliseconds of silence that are allowed for; it is noticed before twice as many have
 *   passed
 * @throws {Silence} and whatever the stream fails with
 */
export async function* chunksOf(
	source: FileStream,
	silenceMs = maxSilenceMs,
): AsyncGenerator<Buffer> {
	const over = new AbortController();
	let received = 0;
	let isWaiting = true;

	const endWhenSilent = async () => {
		for (let before = -1; before !== received;) {
			before = isWaiting ? received : -1;
			await sleep(silenceMs, over.signal);
		}
		source.destroy(new Silence(`Nothing came for ${silenceMs / 1000} seconds`));
	};
	// Rejects when the stream is over: nothing is left to watch.
	endWhenSilent().catch(() => undefined);

	try {
		for await (const chunk of source as AsyncIterable<Buffer>) {
			received++;
			isWaiting = false;
			yield chunk;
			isWaiting = true;
		}
	} finally {
		over.abort();
	}
}
