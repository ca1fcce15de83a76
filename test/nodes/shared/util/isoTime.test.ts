import { isoTime } from '../../../../nodes/shared/util/isoTime';

describe('isoTime', () => {
	it('is the time in UTC', () => {
		expect(isoTime(Date.UTC(2026, 0, 1, 12))).toBe('2026-01-01T12:00:00.000Z');
		expect(isoTime(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
	});

	it.each([8.64e15 + 1, NaN, Infinity])('is undefined for %p', (milliseconds) => {
		expect(isoTime(milliseconds)).toBeUndefined();
	});
});
