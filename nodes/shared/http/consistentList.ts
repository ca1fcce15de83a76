import { fetchPages, type Page, type PageOptions } from './pages';
import { createStallDetector } from './stallDetector';

export interface ConsistentListOptions<T> extends PageOptions<T> {
	/** Tells items apart: equal only for one and the same. */
	readonly keyOf: (item: T) => string;
}

/** Readings of a list that does not stand still, before what was read has to do. */
const maxReadings = 3;

/**
 * Reads a paged list that may grow or shrink meanwhile, in order.
 *
 * Pages are counted from the start of the list, so what is added or removed before a page shifts items
 * over its border, where one is met twice or missed. Either shows: pages tell different totals, or an item
 * comes a second time. The list is then read again. Should it never stand still, everything that any
 * reading gave is returned, each item once.
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
		// In the order of the newest reading, and with its values.
		seen = new Map([...byKey, ...seen, ...byKey]);
		if (reading === maxReadings) return [...seen.values()].slice(0, options.limit);
	}
}
