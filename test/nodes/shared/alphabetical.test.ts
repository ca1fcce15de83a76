import { alphabetically } from '../../../nodes/shared/alphabetical';

describe('alphabetically', () => {
	it.each([
		['regardless of case', ['apple', 'Banana', 'cherry']],
		['with words before longer ones', ['Sort', 'Sort Field', 'Sorted']],
		['with an underscore as a blank', ['Port_of_Spain', 'Port-au-Prince', 'Porto_Velho']],
	])('sorts %s', (_, names) => {
		expect([...names].reverse().sort(alphabetically)).toEqual(names);
	});

	it('tells which of two comes first', () => {
		expect(alphabetically('a', 'B')).toBeLessThan(0);
		expect(alphabetically('B', 'a')).toBeGreaterThan(0);
	});

	it('leaves equal names in their places', () => {
		expect(alphabetically('Queue', 'queue')).toBe(0);
	});
});
