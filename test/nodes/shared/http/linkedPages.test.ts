import { fetchLinkedPages, type LinkedPage } from '../../../../nodes/shared/http/linkedPages';

/** A list of pages by cursor; '' is the first. */
function listOf(pages: Record<string, [items: number[], next?: string | number | null]>) {
	const requested: Array<string | undefined> = [];
	const fetchPage = async (cursor: string | undefined): Promise<LinkedPage<number>> => {
		requested.push(cursor);
		const [items, next] = pages[cursor ?? ''];
		return { items, next, request: 'GET /list' };
	};
	return { requested, fetchPage };
}

async function collect(generator: AsyncGenerator<number>): Promise<number[]> {
	const items: number[] = [];
	for await (const item of generator) items.push(item);
	return items;
}

describe('fetchLinkedPages', () => {
	it('follows the cursors to the end', async () => {
		const { requested, fetchPage } = listOf({ '': [[1, 2], 'a'], a: [[], 7], 7: [[3], null] });
		expect(await collect(fetchLinkedPages(fetchPage, Infinity))).toEqual([1, 2, 3]);
		expect(requested).toEqual([undefined, 'a', '7']);
	});

	it.each([
		[1, [1], 1],
		[2, [1, 2], 1],
		[3, [1, 2, 3], 2],
	])('returns at most %i', async (limit, items, requests) => {
		const { requested, fetchPage } = listOf({ '': [[1, 2], 'a'], a: [[3, 4], 'b'], b: [[5]] });
		expect(await collect(fetchLinkedPages(fetchPage, limit))).toEqual(items);
		expect(requested).toHaveLength(requests);
	});

	it.each([
		['to itself', { '': [[1], 'a'], a: [[2], 'a'] }, 2],
		['to one before', { '': [[1], 'a'], a: [[2], 'b'], b: [[3], 'a'] }, 3],
	] as const)('fails when a cursor leads back %s', async (_, pages, requests) => {
		const { requested, fetchPage } = listOf(pages as never);
		await expect(collect(fetchLinkedPages(fetchPage, Infinity))).rejects.toThrow(
			'The list has no end',
		);
		expect(requested).toHaveLength(requests);
	});

	it('names the request, the cursor and the fix for an endless list', async () => {
		const { fetchPage } = listOf({ '': [[1], 'a'], a: [[2], 'a'] });
		await expect(collect(fetchLinkedPages(fetchPage, Infinity))).rejects.toMatchObject({
			failure: { request: 'GET /list', isWrite: false, serverMessage: '' },
			description: expect.stringMatching(/lead back to page a\. Turn off 'Return All'/),
		});
	});

	it('fetches each page only when it is needed', async () => {
		const { requested, fetchPage } = listOf({ '': [[1, 2], 'a'], a: [[3]] });
		const items = fetchLinkedPages(fetchPage, Infinity);
		await items.next();
		await items.next();
		expect(requested).toHaveLength(1);
		await items.return(undefined);
		expect(requested).toHaveLength(1);
	});
});
