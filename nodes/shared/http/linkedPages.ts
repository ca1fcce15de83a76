import { endlessList } from '../errors/apiError';

/** One page of a list in which each page names the next one. */
export interface LinkedPage<T> {
	readonly items: readonly T[];
	/** Key of the next page; empty, null or missing on the last page. */
	readonly next?: string | number | null;
	/** `GET /call-logs`, for the error. */
	readonly request: string;
}

/**
 * Yields the items of a list in which each page names the next one, up to a limit.
 *
 * @param fetchPage fetches the page with a key; the first page has none
 * @param limit maximum number of items; Infinity for all
 * @throws {ApiError} if a key occurs twice, because the list would never end
 */
export async function* fetchLinkedPages<T>(
	fetchPage: (cursor: string | undefined) => Promise<LinkedPage<T>>,
	limit: number,
): AsyncGenerator<T> {
	const seen = new Set<string>();
	let left = limit;
	for (let cursor: string | undefined; ;) {
		const { items, next, request } = await fetchPage(cursor);
		for (const item of items.slice(0, left)) yield item;
		left -= items.length;
		cursor = String(next ?? '');
		if (cursor === '' || left <= 0) return;
		if (seen.has(cursor)) {
			throw endlessList(`Its pages lead back to the cursor ${cursor}.`, request);
		}
		seen.add(cursor);
	}
}
