import { fetchPages, type Page, type PageOptions } from './pages';
import { createStallDetector } from './stallDetector';

export interface ConsistentListOptions<T> extends PageOptions<T> {
	/** Identifies an item: equal only for one and the same. */
	readonly keyOf: (item: T) => string;
}

/** Attempts at reading a list that keeps changing, before the result is assembled from all of them. */
const maxReadings = 3;

/**
 * Reads a paginated list in order, although it may change meanwhile.
 *
 * Pages are counted from the start of the list, so an item added or removed before a page shifts others across
 * its border, where one is read twice or missed. Either shows: pages report different totals, or an item occurs
 * twice. Then the list is read again. If it never stops changing, the result is every item that any attempt
 * returned, each once.
 *
 * @throws whatever `fetchPage` throws, for a page that is needed; ApiError for a list without an end
 */
export async function readConsistentList<T>({
	keyOf,
	...options
}: ConsistentListOptions<T>): Promise<T[]> {
	let seen = new Map<string, T>();
	for (let reading = 1; ; reading++) {
		const totals = new Set<string>();
		const checkStall = createStallDetector();
		const items: T[] = [];
		const fetchPage = async (index: number): Promise<Page<T>> => {
			const page = await options.fetchPage(index);
			checkStall(page.items.map(keyOf));
			totals.add(JSON.stringify([page.totalPages, page.totalItems]));
			return page;
		};
		for await (const item of fetchPages({ ...options, fetchPage })) items.push(item);

		const byKey = new Map(items.map((item) => [keyOf(item), item]));
		if (totals.size === 1 && byKey.size === items.length) return items;
		// In the order of the newest attempt, and with its values.
		seen = new Map([...byKey, ...seen, ...byKey]);
		if (reading === maxReadings) return [...seen.values()].slice(0, options.limit);
	}
}
