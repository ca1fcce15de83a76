import { expiryOf } from '../../../../nodes/shared/auth/expiry';

const requestedAt = Date.parse('2026-01-01T12:00:00Z');
const halfHour = 1_799_000;
const hour = 3_600_000;
const margin = 60_000;

describe('expiryOf', () => {
	it('is the end of life less a minute, for a token issued now', () => {
		const expiry = expiryOf({
			livesFor: halfHour,
			issuedAt: requestedAt,
			serverTime: requestedAt,
			requestedAt,
		});
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('takes off the age of a token that was issued before', () => {
		const issuedAt = requestedAt - 600_000;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, serverTime: requestedAt, requestedAt });
		expect(expiry).toBe(issuedAt + halfHour - margin);
	});

	it.each([hour, -hour])('does not care for clocks that differ by %i ms', (skew) => {
		const serverTime = requestedAt + skew;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt: serverTime, serverTime, requestedAt });
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('without a Date header believes an issue time that leaves the token alive', () => {
		const issuedAt = requestedAt - 600_000;
		expect(expiryOf({ livesFor: halfHour, issuedAt, requestedAt })).toBe(
			issuedAt + halfHour - margin,
		);
	});

	it('without a Date header takes an issue time that would end it for a wrong clock', () => {
		const issuedAt = requestedAt - hour;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, requestedAt });
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('without a Date header believes no issue time that ends it this very moment', () => {
		const issuedAt = requestedAt - halfHour;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, requestedAt });
		expect(expiry).toBe(requestedAt + halfHour - margin);
	});

	it('with a Date header believes that a token has ended', () => {
		const issuedAt = requestedAt - hour;
		const expiry = expiryOf({ livesFor: halfHour, issuedAt, serverTime: requestedAt, requestedAt });
		expect(expiry).toBe(issuedAt + halfHour - margin);
	});

	it('without an issue time counts from the request', () => {
		expect(expiryOf({ livesFor: halfHour, requestedAt })).toBe(requestedAt + halfHour - margin);
	});

	it('keeps a smaller margin for a short life, so that the token can be used at all', () => {
		expect(expiryOf({ livesFor: 10_000, requestedAt })).toBe(requestedAt + 9_000);
	});
});
