import { expiryOf } from '../../../../nodes/shared/auth/expiry';

const requestedAt = Date.parse('2026-01-01T12:00:00Z');
const halfHour = 1_799_000;
const hour = 3_600_000;
const margin = 60_000;

describe('expiryOf', () => {
	it('is the lifetime less a minute for a token issued now', () => {
		const expiry = expiryOf({
			livesFor: halfHour,
			issuedAt: requestedAt,
			serverTime: requestedAt,
			requestedAt,
		});
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('subtracts the age of a token that was issued earlier', () => {
		const issuedAt = requestedAt - 600_000;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, serverTime: requestedAt, requestedAt });
		expect(expiry).toBe(issuedAt + halfHour - margin);
	});

	it.each([hour, -hour])('is independent of clocks that differ by %i ms', (skew) => {
		const serverTime = requestedAt + skew;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt: serverTime, serverTime, requestedAt });
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('without a Date header, trusts an issue time that leaves the token valid', () => {
		const issuedAt = requestedAt - 600_000;
		expect(expiryOf({ livesFor: halfHour, issuedAt, requestedAt })).toBe(
			issuedAt + halfHour - margin,
		);
	});

	it('without a Date header, ignores an issue time by which the token has expired', () => {
		const issuedAt = requestedAt - hour;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, requestedAt });
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('without a Date header, ignores an issue time by which the token expires now', () => {
		const issuedAt = requestedAt - halfHour;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, requestedAt });
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('with a Date header, accepts that a token has expired', () => {
		const issuedAt = requestedAt - hour;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, serverTime: requestedAt, requestedAt });
		expect(expiry).toBe(issuedAt + halfHour - margin);
	});

	it('without an issue time, counts from the request', () => {
		expect(expiryOf({ livesFor: halfHour, requestedAt })).toBe(requestedAt + halfHour - margin);
	});

	it('uses a smaller margin for a short lifetime, so that the token can be used at all', () => {
		expect(expiryOf({ livesFor: 10_000, requestedAt })).toBe(requestedAt + 9_000);
	});
});
