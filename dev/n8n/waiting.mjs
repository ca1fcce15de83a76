import { setTimeout as sleep } from 'node:timers/promises';

const pauseMilliseconds = 100;

/**
 * Polls until there is a result.
 *
 * @template T
 * @param {string} what for the error
 * @param {() => Promise<T | undefined>} ask returns undefined until the result is available
 * @param {number} [limitMilliseconds] when to give up
 * @returns {Promise<T>} the first result that is not undefined
 * @throws {Error} on timeout, or what `ask` throws
 */
export async function waitFor(what, ask, limitMilliseconds = 60_000) {
	const giveUpAt = Date.now() + limitMilliseconds;
	while (Date.now() < giveUpAt) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		await sleep(pauseMilliseconds);
	}
	throw new Error(`${what} timed out after ${limitMilliseconds / 1000} s`);
}

/** The status of a GET, or undefined while nothing listens there. */
export async function statusOf(url) {
	try {
		const response = await fetch(url);
		await response.arrayBuffer();
		return response.status;
	} catch {
		return undefined;
	}
}
