import { fetchPages, type Page } from '../../../../nodes/shared/http/pages';

/** A list of numbers in pages, which remembers what was asked of it. */
function numberPages(total: number, pageSize: number, tellTotal = false) {
	const asked: number[] = [];
	let underWay = 0;
	let mostUnderWay = 0;
	const lastIndex = Math.max(0, Math.ceil(total / pageSize) - 1);
	return {
		asked,
		mostUnderWay: () => mostUnderWay,
		async fetchPage(index: number): Promise<Page<number>> {
			asked.push(index);
			mostUnderWay = Math.max(mostUnderWay, ++underWay);
			// Later pages answer sooner, so that order cannot come about by chance.
			for (let turns = 0; turns < 50 - index; turns++) await Promise.resolve();
			underWay--;
			if (index > lastIndex) throw new Error(`page ${index} is beyond the end`);
			const start = index * pageSize;
			const length = Math.min(pageSize, total - start);
			return {
				items: Array.from({ length }, (_, offset) => start + offset),
				isLast: index === lastIndex,
				...(tellTotal && { totalPages: lastIndex + 1 }),
			};
		},
	};
}

async function collect(
	list: ReturnType<typeof numberPages>,
	limit: number,
	pageSize: number,
	concurrency = 4,
) {
	const items: number[] = [];
	const { fetchPage } = list;
	for await (const item of fetchPages({ fetchPage, limit, pageSize, concurrency }))
		items.push(item);
	return items;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('fetchPages', () => {
	it.each([0, 1, 9, 10, 11, 95, 100])('yields all %i items in order', async (total) => {
		expect(await collect(numberPages(total, 10), Infinity, 10)).toEqual(upTo(total));
	});

	it('asks for one page when the list ends there', async () => {
		const list = numberPages(10, 10);
		await collect(list, Infinity, 10);
		expect(list.asked).toEqual([0]);
	});

	it('fetches ahead, but never more at once than allowed', async () => {
		const list = numberPages(200, 10);
		await collect(list, Infinity, 10, 3);
		expect(list.mostUnderWay()).toBe(3);
	});

	it('never asks beyond the end when the number of pages is known', async () => {
		const list = numberPages(55, 10, true);
		await collect(list, Infinity, 10);
		expect(list.asked).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('asks for three times as many pages as have come when their number is not known', async () => {
		const list = numberPages(20, 10);
		await collect(list, Infinity, 10);
		expect(list.asked).toEqual([0, 1, 2, 3]);
	});

	it('asks for as many pages as it may at once when their number is known', async () => {
		const list = numberPages(90, 10, true);
		await collect(list, Infinity, 10, 8);
		expect(list.mostUnderWay()).toBe(8);
	});

	it('throws away what it asked for beyond an end that it could not know', async () => {
		const list = numberPages(25, 10);
		expect(await collect(list, Infinity, 10)).toEqual(upTo(25));
		expect(list.asked).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('stops at the limit without asking for more pages than it needs', async () => {
		const list = numberPages(200, 10);
		expect(await collect(list, 25, 10)).toEqual(upTo(25));
		expect(list.asked).toEqual([0, 1, 2]);
	});

	it('fails where a needed page fails', async () => {
		const list = numberPages(30, 10);
		const fetchPage = async (index: number) => {
			if (index === 1) throw new Error('page 1 failed');
			return await list.fetchPage(index);
		};
		const items: number[] = [];
		const read = async () => {
			for await (const item of fetchPages({ fetchPage, limit: 30, pageSize: 10, concurrency: 4 })) {
				items.push(item);
			}
		};
		await expect(read()).rejects.toThrow('page 1 failed');
		expect(items).toEqual(upTo(10));
	});
});
