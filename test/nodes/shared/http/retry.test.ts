import { defaultRetryPolicy, retryDelay, type Attempt } from '../../../../nodes/shared/http/retry';

const now = Date.parse('2026-01-01T00:00:00Z');
const read: Attempt = { replayable: true, number: 1 };
const write: Attempt = { replayable: false, number: 1 };

const isRetried = (attempt: Attempt) => retryDelay(attempt, 0.5, now) !== undefined;

describe('retryDelay', () => {
	it.each([408, 429, 500, 502, 503, 504])('repeats a read after %i', (status) => {
		expect(isRetried({ ...read, status })).toBe(true);
	});

	it.each([400, 401, 403, 404, 405, 409, 413, 422, 302])('gives up a read after %i', (status) => {
		expect(isRetried({ ...read, status })).toBe(false);
	});

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
	])('repeats a read after %s', (code) => {
		expect(isRetried({ ...read, code })).toBe(true);
	});

	it('gives up what failed in an unknown way', () => {
		expect(isRetried(read)).toBe(false);
		expect(isRetried(write)).toBe(false);
	});

	it('gives up where waiting cannot help', () => {
		expect(isRetried({ ...read, code: 'CERT_HAS_EXPIRED' })).toBe(false);
	});

	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
		'repeats a write after %s, because nothing was sent',
		(code) => {
			expect(isRetried({ ...write, code })).toBe(true);
		},
	);

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED'])(
		'never repeats a write after %s, because it may have been carried out',
		(code) => {
			expect(isRetried({ ...write, code })).toBe(false);
		},
	);

	it.each([408, 500, 502, 504])('never repeats a write after %i', (status) => {
		expect(isRetried({ ...write, status })).toBe(false);
	});

	it('repeats a write that was turned away: 429, and 503 with Retry-After', () => {
		expect(isRetried({ ...write, status: 429 })).toBe(true);
		expect(isRetried({ ...write, status: 503, retryAfter: '1' })).toBe(true);
		expect(isRetried({ ...write, status: 503 })).toBe(false);
		expect(isRetried({ ...write, status: 500, retryAfter: '1' })).toBe(false);
	});

	it('counts an answer that came but cannot be read as a write with an effect', () => {
		const unreadable = { status: 200, code: 'UNREADABLE_BODY' };
		expect(isRetried({ ...read, ...unreadable })).toBe(true);
		expect(isRetried({ ...write, ...unreadable })).toBe(false);
	});

	it('backs off exponentially between half and the whole of a growing, capped time', () => {
		const { baseDelayMs, maxDelayMs } = defaultRetryPolicy;
		const policy = { ...defaultRetryPolicy, maxAttempts: 20 };
		const delay = (number: number, random: number) =>
			retryDelay({ ...read, status: 500, number }, random, now, policy);
		expect([delay(1, 0), delay(1, 1)]).toEqual([baseDelayMs / 2, baseDelayMs]);
		expect([delay(3, 0), delay(3, 1)]).toEqual([baseDelayMs * 2, baseDelayMs * 4]);
		expect([delay(15, 0), delay(15, 1)]).toEqual([maxDelayMs / 2, maxDelayMs]);
	});

	it('obeys Retry-After in seconds and as a date, up to the cap', () => {
		const delay = (retryAfter: string) =>
			retryDelay({ ...read, status: 429, retryAfter }, 0.5, now);
		expect(delay('7')).toBe(7_000);
		expect(delay('Thu, 01 Jan 2026 00:00:09 GMT')).toBe(9_000);
		expect(delay('Wed, 31 Dec 2025 23:00:00 GMT')).toBe(0);
		expect(delay('86400')).toBe(defaultRetryPolicy.maxRetryAfterMs);
		expect(delay('-5')).toBe(0);
	});

	it.each(['soon', '', '  '])('waits as usual when Retry-After is unreadable: %j', (retryAfter) => {
		const delay = retryDelay({ ...read, status: 429, retryAfter }, 1, now);
		expect(delay).toBe(defaultRetryPolicy.baseDelayMs);
	});

	it('stops after the last attempt', () => {
		const { maxAttempts } = defaultRetryPolicy;
		expect(isRetried({ ...read, status: 500, number: maxAttempts - 1 })).toBe(true);
		expect(isRetried({ ...read, status: 500, number: maxAttempts })).toBe(false);
	});
});
