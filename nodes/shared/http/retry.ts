import { brokenStream, notSent, unreadableBody } from '../errors/apiError';

/** The outcome of one attempt at a request: an HTTP status, or the code of a connection error. */
export interface Attempt {
	/** True if repeating is harmless: a read, or a write that declares itself idempotent. */
	readonly replayable: boolean;
	/** HTTP status, if a response arrived. */
	readonly status?: number;
	/** Node's error code, if none arrived or it could not be read: `ECONNRESET`, `ENOTFOUND` … */
	readonly code?: string;
	/** The response's Retry-After header: seconds, or an HTTP date. */
	readonly retryAfter?: string;
	/** 1 for the first attempt. */
	readonly number: number;
}

/** Total number of attempts, and the delays between them in milliseconds. */
export interface RetryPolicy {
	readonly maxAttempts: number;
	readonly baseDelayMs: number;
	readonly maxDelayMs: number;
	/** Cap for Retry-After. */
	readonly maxRetryAfterMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
	maxAttempts: 4,
	baseDelayMs: 400,
	maxDelayMs: 8_000,
	maxRetryAfterMs: 60_000,
};

/** Codes worth a retry. Redirect, proxy and certificate problems do not go away by themselves. */
const transientCodes = new Set([
	...notSent,
	'ECONNRESET',
	'ECONNABORTED',
	'EPIPE',
	'ETIMEDOUT',
	'ERR_BAD_RESPONSE',
	'ERR_STREAM_PREMATURE_CLOSE',
	unreadableBody,
	brokenStream,
]);

/**
 * Decides whether to try a failed request again.
 *
 * Reads are retried on connection failures, 408, 429 and 5xx. A write is retried only if the server cannot have
 * acted on it: it was never sent, or was rejected with 429 or with 503 and a Retry-After. (Creating a room may
 * send an SMS, and must not send two.)
 *
 * @param random a number from 0 up to 1, for the jitter
 * @param now epoch milliseconds, for a Retry-After given as a date
 * @returns milliseconds to wait before the next attempt, or undefined to give up
 */
export function retryDelay(
	attempt: Attempt,
	random: number,
	now: number,
	policy: RetryPolicy = defaultRetryPolicy,
): number | undefined {
	if (attempt.number >= policy.maxAttempts || !isRetryable(attempt)) return undefined;
	const demanded = parseRetryAfter(attempt.retryAfter, now);
	if (demanded !== undefined) return Math.min(demanded, policy.maxRetryAfterMs);
	const ceiling = Math.min(policy.baseDelayMs * 2 ** (attempt.number - 1), policy.maxDelayMs);
	// Half fixed, half random: spreads the callers without hammering a service that is down.
	return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

function isRetryable({ replayable, status = 0, code, retryAfter }: Attempt): boolean {
	if (code !== undefined) return (replayable ? transientCodes : notSent).has(code);
	if (status === 429) return true;
	if (!replayable) return status === 503 && retryAfter !== undefined;
	return status === 408 || status >= 500;
}

/** @returns milliseconds from now, or undefined for a missing or unreadable header */
function parseRetryAfter(header: string | undefined, now: number): number | undefined {
	if (header === undefined || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
