import { editDistance, nearest } from '../../../../nodes/shared/fields/closestMatches';

describe('editDistance', () => {
	it.each([
		['', '', 0],
		['', 'abc', 3],
		['abc', '', 3],
		['same', 'same', 0],
		['entred', 'entered', 1],
		['kitten', 'sitting', 3],
		['ab', 'ba', 2],
	])('from %j to %j is %i', (a, b, distance) => {
		expect(editDistance(a, b)).toBe(distance);
		expect(editDistance(b, a)).toBe(distance);
	});
});

describe('nearest', () => {
	const known = ['accepted.today', 'entered.int-15m', 'entered.today', 'busy.rt'];

	it('returns the most similar first, ignoring case', () => {
		expect(nearest('Entred.Today', known, 2)).toEqual(['entered.today', 'accepted.today']);
	});

	it('returns no more than exist', () => {
		expect(nearest('x', ['a'], 3)).toEqual(['a']);
		expect(nearest('x', [], 3)).toEqual([]);
	});
});
