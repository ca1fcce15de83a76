import { setTimeout as sleep } from 'node:timers/promises';

const pauseMilliseconds = 100;

/**
 * Asks again and again until the answer is there.
 *
 * @template T
 * @param {string} what named in the error
 * @param {() => Promise<T | undefined>} ask returns undefined while the answer is not there yet
 * @param {number} [limitMilliseconds] when to give up
 * @returns {Promise<T>} the first answer that is not undefined
 * @throws {Error} when there is none in time, or what `ask` throws
 */
export async function waitFor(what, ask, limitMilliseconds = 60_000) {
	const giveUpAt = Date.now() + limitMilliseconds;
	while (Date.now() < giveUpAt) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		await sleep(pauseMilliseconds);
	}
	throw new Error(`${what} did not happen within ${limitMilliseconds / 1000} s`);
}

/** The status of a GET, or undefined while nobody listens there. */
export async function statusOf(url) {
	try {
		const response = await fetch(url);
		await response.arrayBuffer();
		return response.status;
	} catch {
		return undefined;
	}
}
