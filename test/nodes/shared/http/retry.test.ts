import { defaultRetryPolicy, retryDelay, type Attempt } from '../../../../nodes/shared/http/retry';

const now = Date.parse('2026-01-01T00:00:00Z');
const read: Attempt = { replayable: true, number: 1 };
const write: Attempt = { replayable: false, number: 1 };

const isRetried = (attempt: Attempt) => retryDelay(attempt, 0.5, now) !== undefined;

describe('retryDelay', () => {
	it.each([408, 429, 500, 502, 503, 504])('retries a read after %i', (status) => {
		expect(isRetried({ ...read, status })).toBe(true);
	});

	it.each([400, 401, 403, 404, 405, 409, 413, 422, 302])(
		'does not retry a read after %i',
		(status) => {
			expect(isRetried({ ...read, status })).toBe(false);
		},
	);

	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'EHOSTUNREACH',
		'ENETUNREACH',
		'ECONNRESET',
		'ECONNABORTED',
		'EPIPE',
		'ETIMEDOUT',
		'ERR_BAD_RESPONSE',
		'ERR_STREAM_PREMATURE_CLOSE',
		'BROKEN_STREAM',
	])('retries a read after %s', (code) => {
		expect(isRetried({ ...read, code })).toBe(true);
	});

	it('does not retry an unknown failure', () => {
		expect(isRetried(read)).toBe(false);
		expect(isRetried(write)).toBe(false);
	});

	it('does not retry when waiting cannot help', () => {
		expect(isRetried({ ...read, code: 'CERT_HAS_EXPIRED' })).toBe(false);
	});

	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
		'retries a write after %s, because nothing was sent',
		(code) => {
			expect(isRetried({ ...write, code })).toBe(true);
		},
	);

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED'])(
		'never retries a write after %s, because it may have been carried out',
		(code) => {
			expect(isRetried({ ...write, code })).toBe(false);
		},
	);

	it.each([408, 500, 502, 504])('never retries a write after %i', (status) => {
		expect(isRetried({ ...write, status })).toBe(false);
	});

	it('retries a write that was not carried out: 429, and 503 with Retry-After', () => {
		expect(isRetried({ ...write, status: 429 })).toBe(true);
		expect(isRetried({ ...write, status: 503, retryAfter: '1' })).toBe(true);
		expect(isRetried({ ...write, status: 503 })).toBe(false);
		expect(isRetried({ ...write, status: 500, retryAfter: '1' })).toBe(false);
	});

	it('assumes that a write with an unreadable response was carried out', () => {
		const unreadable = { status: 200, code: 'UNREADABLE_BODY' };
		expect(isRetried({ ...read, ...unreadable })).toBe(true);
		expect(isRetried({ ...write, ...unreadable })).toBe(false);
	});

	it('backs off exponentially with jitter between half and all of a capped delay', () => {
		const { baseDelayMs, maxDelayMs } = defaultRetryPolicy;
		const policy = { ...defaultRetryPolicy, maxAttempts: 20 };
		const delay = (number: number, random: number) =>
			retryDelay({ ...read, status: 500, number }, random, now, policy);
		expect([delay(1, 0), delay(1, 1)]).toEqual([baseDelayMs / 2, baseDelayMs]);
		expect([delay(3, 0), delay(3, 1)]).toEqual([baseDelayMs * 2, baseDelayMs * 4]);
		expect([delay(15, 0), delay(15, 1)]).toEqual([maxDelayMs / 2, maxDelayMs]);
	});

	it('honours Retry-After in seconds and as a date, up to the cap', () => {
		const delay = (retryAfter: string) =>
			retryDelay({ ...read, status: 429, retryAfter }, 0.5, now);
		expect(delay('7')).toBe(7_000);
		expect(delay('Thu, 01 Jan 2026 00:00:09 GMT')).toBe(9_000);
		expect(delay('Wed, 31 Dec 2025 23:00:00 GMT')).toBe(0);
		expect(delay('86400')).toBe(defaultRetryPolicy.maxRetryAfterMs);
		expect(delay('-5')).toBe(0);
	});

	it.each(['soon', '', '  '])('ignores an unreadable Retry-After: %j', (retryAfter) => {
		const delay = retryDelay({ ...read, status: 429, retryAfter }, 1, now);
		expect(delay).toBe(defaultRetryPolicy.baseDelayMs);
	});

	it('stops after the last attempt', () => {
		const { maxAttempts } = defaultRetryPolicy;
		expect(isRetried({ ...read, status: 500, number: maxAttempts - 1 })).toBe(true);
		expect(isRetried({ ...read, status: 500, number: maxAttempts })).toBe(false);
	});
});
