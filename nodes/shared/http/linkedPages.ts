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
	fetchPage: (key: string | undefined) => Promise<LinkedPage<T>>,
	limit: number,
): AsyncGenerator<T> {
	const seen = new Set<string>();
	let left = limit;
	for (let key: string | undefined; ;) {
		const { items, next, request } = await fetchPage(key);
		for (const item of items.slice(0, left)) yield item;
		left -= items.length;
		key = String(next ?? '');
		if (key === '' || left <= 0) return;
		if (seen.has(key)) {
			throw endlessList(`Its pages lead back to page ${key}.`, request);
		}
		seen.add(key);
	}
}
