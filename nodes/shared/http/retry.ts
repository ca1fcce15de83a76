import { brokenStream, notSent, unreadableBody } from '../errors/apiError';

/** What happened to one attempt at a request: an HTTP status, or a connection error's code. */
export interface Attempt {
	/** True when repeating cannot do harm: a read, or a write that declares itself idempotent. */
	readonly replayable: boolean;
	/** HTTP status, when an answer came. */
	readonly status?: number;
	/** Node's error code, when none came or it could not be read: `ECONNRESET`, `ENOTFOUND` … */
	readonly code?: string;
	/** The answer's Retry-After header: seconds, or an HTTP date. */
	readonly retryAfter?: string;
	/** 1 for the first attempt. */
	readonly number: number;
}

/** Attempts in all, and how long to wait between them, in milliseconds. */
export interface RetryPolicy {
	readonly maxAttempts: number;
	readonly baseDelayMs: number;
	readonly maxDelayMs: number;
	/** A longer Retry-After is cut to this. */
	readonly maxRetryAfterMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
	maxAttempts: 4,
	baseDelayMs: 400,
	maxDelayMs: 8_000,
	maxRetryAfterMs: 60_000,
};

/** No redirect, proxy or certificate problem goes away by itself. */
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
 * Reads are repeated on connection failures, 408, 429 and 5xx. A write is repeated only where the
 * server cannot have acted on it: it was never sent, or was turned away with 429 or with 503 and a
 * Retry-After. (Creating a room may lead to an SMS, and must not lead to two.)
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
	// Half fixed, half random: spreads the callers, yet never hammers a service that is down.
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
