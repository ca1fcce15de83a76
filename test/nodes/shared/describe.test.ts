import { mergeOrders } from '../../../nodes/shared/describe';

describe('mergeOrders', () => {
	it.each([
		{ lists: [], merged: [] },
		{
			lists: [
				['a', 'b'],
				['a', 'c', 'b'],
			],
			merged: ['a', 'c', 'b'],
		},
		{
			lists: [
				['b', 'c'],
				['a', 'b', 'c'],
			],
			merged: ['a', 'b', 'c'],
		},
		{
			lists: [
				['a', 'b'],
				['c', 'd'],
			],
			merged: ['a', 'b', 'c', 'd'],
		},
	])('$lists become $merged', ({ lists, merged }) => {
		expect(mergeOrders(lists)).toEqual(merged);
	});

	it('lets the first list count where others contradict it', () => {
		expect(
			mergeOrders([
				['a', 'b'],
				['b', 'a'],
			]),
		).toEqual(['a', 'b']);
	});
});
