import { readConsistentList } from '../../../../nodes/shared/http/consistentList';

const pageSize = 3;

/**
 * A list on a server that changes while it is read: `changes` by the number of the request before which
 * they happen, from 1 on. Pages beyond the end are empty.
 */
function changingList(items: string[], changes: Record<number, (items: string[]) => void> = {}) {
	const requested: number[] = [];
	return {
		requested,
		async fetchPage(index: number) {
			requested.push(index);
			changes[requested.length]?.(items);
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
	it('reads an unchanged list once', async () => {
		const list = changingList(letters('abcdefgh'));
		expect(await read(list)).toEqual(letters('abcdefgh'));
		expect(list.requested).toEqual([0, 1, 2]);
	});

	it('misses nothing when an earlier row is removed', async () => {
		const list = changingList(letters('abcdefgh'), { 2: (items) => items.shift() });
		expect(await read(list)).toEqual(letters('bcdefgh'));
	});

	it('duplicates nothing when an earlier row is added', async () => {
		const list = changingList(letters('abcdefgh'), { 2: (items) => items.unshift('A') });
		expect(await read(list)).toEqual(letters('Aabcdefgh'));
	});

	it('detects one added and one removed row by a repeated row', async () => {
		const list = changingList(letters('abcdefgh'), {
			2: (items) => {
				items.unshift('A');
				items.pop();
			},
		});
		expect(await read(list)).toEqual(letters('Aabcdefg'));
	});

	it('follows a list that gains a page', async () => {
		const list = changingList(letters('abcdef'), { 2: (items) => items.push('g') });
		expect(await read(list)).toEqual(letters('abcdefg'));
	});

	it('follows a list that loses a page', async () => {
		const list = changingList(letters('abcdefg'), { 2: (items) => items.pop() });
		expect(await read(list)).toEqual(letters('abcdef'));
	});

	it('returns every row seen, once, when the list keeps changing', async () => {
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
		expect(restless.requested.length).toBeLessThan(20);
	});

	it('respects the limit when the list keeps changing', async () => {
		const changes = Array.from({ length: 30 }, (_, request) => [
			request,
			(items: string[]) => items.unshift(String(request)),
		]);
		expect(
			await read(changingList(letters('abcdefgh'), Object.fromEntries(changes)), 4),
		).toHaveLength(4);
	});

	it('respects the limit', async () => {
		const list = changingList(letters('abcdefgh'), { 2: (items) => items.unshift('A') });
		expect(await read(list, 5)).toEqual(letters('Aabcd'));
		expect(list.requested).toEqual([0, 1, 0, 1]);
	});

	it('returns an empty list for an empty list', async () => {
		expect(await read(changingList([]))).toEqual([]);
	});
});
