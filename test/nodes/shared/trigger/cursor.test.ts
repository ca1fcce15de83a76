import {
	advance,
	hasSeen,
	startCursor,
	windowStart,
	type WatchedItem,
} from '../../../../nodes/shared/trigger/cursor';

const noon = Date.UTC(2026, 0, 1, 12);
const minute = 60_000;
const lookBack = 10 * minute;
const later = Infinity;

/** An item created so many minutes after noon. */
const thing = (id: string, minutes = 0): WatchedItem => ({ id, time: noon + minutes * minute });

describe('windowStart', () => {
	it('lies before the watermark, on a whole second, because lists truncate times to seconds', () => {
		expect(windowStart({ watermark: noon, seen: {} }, lookBack)).toBe(noon - lookBack);
		expect(windowStart({ watermark: noon + 999, seen: {} }, lookBack)).toBe(noon - lookBack);
		expect(windowStart({ watermark: noon + 1000, seen: {} }, lookBack)).toBe(
			noon - lookBack + 1000,
		);
	});

	it('is never before the epoch', () => {
		expect(windowStart({ watermark: 0, seen: {} }, lookBack)).toBe(0);
	});
});

describe('startCursor', () => {
	it('treats everything in the window as handled', () => {
		const existing = [thing('a'), thing('edge', -10), thing('old', -11)];
		const cursor = startCursor(noon, existing, lookBack);
		expect(cursor.watermark).toBe(noon);
		expect(existing.map((one) => hasSeen(cursor, one))).toEqual([true, true, false]);
		expect(hasSeen(cursor, thing('b'))).toBe(false);
	});

	it('is small plain data, because n8n stores it with the workflow', () => {
		const cursor = startCursor(noon, [thing('a'.repeat(500))], lookBack);
		expect(JSON.parse(JSON.stringify(cursor))).toEqual(cursor);
		expect(JSON.stringify(cursor).length).toBeLessThan(80);
	});
});

describe('advance', () => {
	const start = startCursor(noon, [thing('a')], lookBack);

	it('advances to the latest handled item and remembers the handled ones', () => {
		const handled = [thing('c', 3), thing('b', 2)];
		const cursor = advance(start, { handled, left: [], now: later }, lookBack);
		expect(cursor.watermark).toBe(noon + 3 * minute);
		expect([thing('a'), ...handled].map((one) => hasSeen(cursor, one))).toEqual(
			Array(3).fill(true),
		);
	});

	it('does not advance when nothing newer was handled', () => {
		const handled = [thing('late', -5)];
		expect(advance(start, { handled: [], left: [], now: later }, lookBack)).toEqual(start);
		const cursor = advance(start, { handled, left: [], now: later }, lookBack);
		expect(cursor.watermark).toBe(noon);
		expect(hasSeen(cursor, handled[0])).toBe(true);
	});

	it('does not advance past pending items or the present', () => {
		const progress = { handled: [thing('d', 9)], left: [thing('c', 5), thing('b', 4)] };
		expect(advance(start, { ...progress, now: later }, lookBack).watermark).toBe(noon + 4 * minute);
		const now = noon + 2 * minute;
		expect(advance(start, { ...progress, now }, lookBack).watermark).toBe(now);
	});

	it('forgets items before the window', () => {
		const cursor = advance(start, { handled: [thing('b', 11)], left: [], now: later }, lookBack);
		expect(hasSeen(cursor, thing('a'))).toBe(false);
		expect(Object.keys(cursor.seen)).toHaveLength(1);
	});
});
