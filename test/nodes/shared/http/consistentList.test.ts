import { readConsistentList } from '../../../../nodes/shared/http/consistentList';

const pageSize = 3;

/**
 * A list on a server that changes while it is read: `changes` by the number of the request before which
 * they happen, from 1 on. Pages beyond the end are empty.
 */
function changingList(items: string[], changes: Record<number, (items: string[]) => void> = {}) {
	const asked: number[] = [];
	return {
		asked,
		async fetchPage(index: number) {
			asked.push(index);
			changes[asked.length]?.(items);
			const totalPages = Math.ceil(items.length / pageSize);
			return {
				items: items.slice(index * pageSize, (index + 1) * pageSize),
				isLast: index + 1 >= totalPages,
				totalPages,
				totalItems: items.length,
			};
		},
	};
}

async function read(list: ReturnType<typeof changingList>, limit = Infinity) {
	const { fetchPage } = list;
	return await readConsistentList({
		fetchPage,
		limit,
		pageSize,
		concurrency: 1,
		keyOf: (item: string) => item,
	});
}

const letters = (text: string) => [...text];

describe('readConsistentList', () => {
	it('reads a list that stands still once', async () => {
		const list = changingList(letters('abcdefgh'));
		expect(await read(list)).toEqual(letters('abcdefgh'));
		expect(list.asked).toEqual([0, 1, 2]);
	});

	it('misses nothing when a row before the page is removed', async () => {
		const list = changingList(letters('abcdefgh'), { 2: (items) => items.shift() });
		expect(await read(list)).toEqual(letters('bcdefgh'));
	});

	it('doubles nothing when a row before the page is added', async () => {
		const list = changingList(letters('abcdefgh'), { 2: (items) => items.unshift('A') });
		expect(await read(list)).toEqual(letters('Aabcdefgh'));
	});

	it('notices one row added and another removed by the row met twice', async () => {
		const list = changingList(letters('abcdefgh'), {
			2: (items) => {
				items.unshift('A');
				items.pop();
			},
		});
		expect(await read(list)).toEqual(letters('Aabcdefg'));
	});

	it('follows a list that gets a page more', async () => {
		const list = changingList(letters('abcdef'), { 2: (items) => items.push('g') });
		expect(await read(list)).toEqual(letters('abcdefg'));
	});

	it('follows a list that gets a page less', async () => {
		const list = changingList(letters('abcdefg'), { 2: (items) => items.pop() });
		expect(await read(list)).toEqual(letters('abcdef'));
	});

	it('returns everything that it met, each once, when the list never stands still', async () => {
		const restless = changingList(
			letters('abcdefgh'),
			Object.fromEntries(
				Array.from({ length: 30 }, (_, request) => [
					request + 1,
					(items: string[]) => items.unshift(String(request)),
				]),
			),
		);
		const found = await read(restless);
		expect(new Set(found).size).toBe(found.length);
		expect(found).toEqual(expect.arrayContaining(letters('abcdefgh')));
		expect(restless.asked.length).toBeLessThan(20);
	});

	it('keeps to the limit also when the list never stands still', async () => {
		const changes = Array.from({ length: 30 }, (_, request) => [
			request,
			(items: string[]) => items.unshift(String(request)),
		]);
		expect(
			await read(changingList(letters('abcdefgh'), Object.fromEntries(changes)), 4),
		).toHaveLength(4);
	});

	it('keeps to the limit', async () => {
		const list = changingList(letters('abcdefgh'), { 2: (items) => items.unshift('A') });
		expect(await read(list, 5)).toEqual(letters('Aabcd'));
		expect(list.asked).toEqual([0, 1, 0, 1]);
	});

	it('gives an empty list for an empty list', async () => {
		expect(await read(changingList([]))).toEqual([]);
	});
});
