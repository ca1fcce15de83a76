import { mapConcurrently } from '../../../../nodes/shared/util/mapConcurrently';

describe('mapConcurrently', () => {
	it('keeps the order of the input', async () => {
		const results = await mapConcurrently(20, 5, async (index) => {
			for (let turns = 0; turns < 20 - index; turns++) await Promise.resolve();
			return index;
		});
		expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
	});

	it('starts nothing after a failure and throws the first error by index', async () => {
		const started: number[] = [];
		const run = mapConcurrently(10, 2, async (index) => {
			started.push(index);
			if (index === 1) throw new Error('second failed');
			for (let turns = 0; turns < 10; turns++) await Promise.resolve();
			if (index === 0) throw new Error('first failed');
		});
		await expect(run).rejects.toThrow('first failed');
		expect(started).toEqual([0, 1]);
	});

	it('does nothing for no items', async () => {
		expect(await mapConcurrently(0, 5, () => Promise.reject(new Error('called')))).toEqual([]);
	});
});
