import { splitIds } from '../../../../nodes/EightByEightRealtimeMetrics/api/splitIds';
import { encodeQuery } from '../../../../nodes/shared/http/path';

const numbered = (count: number, from = 101) =>
	Array.from({ length: count }, (_, index) => String(from + index));

describe('splitIds', () => {
	it('does not split a short list', () => {
		expect(splitIds('queue-ids', ['1', '2'], {})).toEqual([['1', '2']]);
		expect(splitIds('queue-ids', [], {})).toEqual([]);
	});

	it.each([
		['queue-ids', numbered(2500), {}],
		['agent-ids', numbered(500).map((id) => `agAD21EBR1RhuV2TNDivaaa${id}`), {}],
		['queue-ids', numbered(500), { metrics: numbered(100), timezone: 'Europe/London' }],
		['queue-ids', ['ä&=/', 'ü ?'], {}],
	])('%s: keeps all IDs in order and fills each request', (name, ids, rest) => {
		const parts = splitIds(name, ids, rest);
		expect(parts.flat()).toEqual(ids);
		const lengths = parts.map(
			(part) => encodeQuery({ [name]: part, ...rest, page: 0, size: 1000 }).length,
		);
		for (const length of lengths) expect(length).toBeLessThanOrEqual(6000);
		// Every request but the last has no room for another ID.
		for (const length of lengths.slice(0, -1)) expect(length).toBeGreaterThan(6000 - 50);
	});

	it('never exceeds a page', () => {
		const parts = splitIds('i', numbered(2000, 1), {});
		expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(1000);
	});

	it('sends every ID even if the rest of the URL is too long', () => {
		const metrics = [Array.from({ length: 7000 }, () => 'x').join('')];
		expect(splitIds('queue-ids', ['1', '2'], { metrics })).toEqual([['1'], ['2']]);
	});
});
