import { alphabetical } from '../../../../nodes/shared/util/alphabetical';

describe('alphabetical', () => {
	it.each([
		['regardless of case', ['apple', 'Banana', 'cherry']],
		['with words before longer ones', ['Sort', 'Sort Field', 'Sorted']],
		['with an underscore as a blank', ['Port_of_Spain', 'Port-au-Prince', 'Porto_Velho']],
	])('sorts %s', (_, names) => {
		expect(alphabetical([...names].reverse(), String)).toEqual(names);
	});

	it('sorts by the name of an entry and does not change the list', () => {
		const list = [{ name: 'b' }, { name: 'a' }];
		expect(alphabetical(list, ({ name }) => name)).toEqual([{ name: 'a' }, { name: 'b' }]);
		expect(list).toEqual([{ name: 'b' }, { name: 'a' }]);
	});

	it('is stable', () => {
		expect(alphabetical(['b', 'Queue', 'queue', 'QUEUE'], String).slice(1)).toEqual([
			'Queue',
			'queue',
			'QUEUE',
		]);
	});
});
