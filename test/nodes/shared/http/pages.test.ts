import { fetchPages, type Page } from '../../../../nodes/shared/http/pages';

/** A list of numbers in pages that records the requests. */
function numberPages(total: number, pageSize: number, tellTotal = false) {
	const requested: number[] = [];
	let underWay = 0;
	let mostUnderWay = 0;
	const lastIndex = Math.max(0, Math.ceil(total / pageSize) - 1);
	return {
		requested,
		mostUnderWay: () => mostUnderWay,
		async fetchPage(index: number): Promise<Page<number>> {
			requested.push(index);
			mostUnderWay = Math.max(mostUnderWay, ++underWay);
			// Later pages arrive earlier, so that the order cannot be right by chance.
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

	it('requests one page if the list ends there', async () => {
		const list = numberPages(10, 10);
		await collect(list, Infinity, 10);
		expect(list.requested).toEqual([0]);
	});

	it('prefetches within the concurrency limit', async () => {
		const list = numberPages(200, 10);
		await collect(list, Infinity, 10, 3);
		expect(list.mostUnderWay()).toBe(3);
	});

	it('never requests a page beyond a known end', async () => {
		const list = numberPages(55, 10, true);
		await collect(list, Infinity, 10);
		expect(list.requested).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('prefetches three times the pages received if the number of pages is unknown', async () => {
		const list = numberPages(20, 10);
		await collect(list, Infinity, 10);
		expect(list.requested).toEqual([0, 1, 2, 3]);
	});

	it('uses the full concurrency if the number of pages is known', async () => {
		const list = numberPages(90, 10, true);
		await collect(list, Infinity, 10, 8);
		expect(list.mostUnderWay()).toBe(8);
	});

	it('discards pages prefetched beyond an unknown end', async () => {
		const list = numberPages(25, 10);
		expect(await collect(list, Infinity, 10)).toEqual(upTo(25));
		expect(list.requested).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('stops at the limit without requesting further pages', async () => {
		const list = numberPages(200, 10);
		expect(await collect(list, 25, 10)).toEqual(upTo(25));
		expect(list.requested).toEqual([0, 1, 2]);
	});

	it('fails when a required page fails', async () => {
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
