import { endlessList } from '../errors/apiError';

/** One page of a list that names its next one. */
export interface LinkedPage<T> {
	readonly items: readonly T[];
	/** Where the next page begins; empty, null or missing on the last one. */
	readonly next?: string | number | null;
	/** `GET /call-logs`, for the error. */
	readonly request: string;
}

/**
 * Yields the items of a list whose pages are only known one after the other, up to a limit.
 *
 * @param fetchPage fetches the page at a cursor; the first one has none
 * @param limit items wanted at most; Infinity for all
 * @throws {ApiError} when a cursor comes a second time, which would never end
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
