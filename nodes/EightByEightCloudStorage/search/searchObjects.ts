import type { Api } from '../../shared/http/api';
import { fetchPages } from '../../shared/http/pages';
import { isListIfAny, isObject, singleObject, type Shape } from '../../shared/http/parse';
import { createStallDetector } from '../../shared/http/stallDetector';
import { meets, toFiql, valueOf, type Condition } from './fiql';
import { mergeSorted } from './mergeSorted';
import { inRegion } from '../api/regions';
import { isStorageObject, type LocatedObject, type StorageObject } from '../api/storageObject';

/** What to search for, and in which order. */
export interface Search {
	/** Undefined finds all available objects. */
	readonly condition?: Condition;
	/** Name of a field or tag. */
	readonly sortField?: string;
	/** ASC or DESC. */
	readonly sortDirection?: string;
}

/** Maximum page size. 8x8 documents 1 to 100, although one of its examples uses 200. */
export const maxPageSize = 100;

/** One page of a search, as 8x8 sends it. */
export interface ObjectPage {
	readonly content?: StorageObject[] | null;
	readonly lastPage: boolean;
	/** Number of pages according to 8x8's reference. Absent in the samples of its guide. */
	readonly total?: unknown;
}

const isObjectPage: Shape<ObjectPage> = ({ content, lastPage }) =>
	typeof lastPage === 'boolean' &&
	isListIfAny(content, (object) => isObject(object) && isStorageObject(object));

/**
 * Gets one page of a search.
 *
 * `pageKey` is the offset of the first row (cloud-storage contract). The one that 8x8 returns keeps increasing
 * past the end, so only `lastPage` marks the end.
 *
 * @param api within a region
 * @throws {ApiError}
 */
export async function fetchObjectPage(
	api: Api,
	{ condition, sortField, sortDirection }: Search,
	{ offset, limit }: { offset: number; limit: number },
) {
	const filter = condition && toFiql(condition);
	return await api.get('/objects', {
		query: { filter, pageKey: offset, limit, sortField, sortDirection },
		parse: singleObject(isObjectPage),
	});
}

/**
 * Finds objects in several regions, searching all of them at once.
 *
 * With a sort field, the results are merged by it. Otherwise, one region follows another.
 *
 * @throws {ApiError} if a region cannot be searched, so that a partial result is never mistaken for a complete one
 */
export function searchObjects(
	api: Api,
	regions: readonly string[],
	search: Search,
	limit: number,
): AsyncIterable<LocatedObject> {
	const streams = regions.map((region) => searchOneRegion(api, region, search, limit));
	return mergeSorted(streams, limit, search.sortField === undefined ? undefined : byField(search));
}

async function* searchOneRegion(
	api: Api,
	region: string,
	search: Search,
	limit: number,
): AsyncGenerator<LocatedObject> {
	const { condition } = search;
	const regionApi = inRegion(api, region);
	const checkStall = createStallDetector();
	// The fewest pages that the limit needs, of equal size.
	const pageSize = Math.ceil(limit / Math.ceil(limit / maxPageSize)) || maxPageSize;
	const objects = fetchPages({
		limit,
		pageSize,
		concurrency: api.concurrency,
		async fetchPage(index) {
			const offset = index * pageSize;
			const { body } = await fetchObjectPage(regionApi, search, { offset, limit: pageSize });
			const { lastPage, total } = body;
			const content = body.content ?? [];
			if (!lastPage) checkStall(content.map(({ id }) => id));
			const items = condition ? content.filter((object) => meets(object, condition)) : content;
			// The total allows concurrent requests, but only `lastPage` ends the search.
			const totalPages = typeof total === 'number' ? Math.max(total, index + 2) : undefined;
			return { items, isLast: lastPage, totalPages };
		},
	});
	for await (const object of objects) yield { ...object, region };
}

/** Compares numbers as numbers and everything else as text. A missing field counts as empty. */
function byField({ sortField = '', sortDirection }: Search) {
	const sign = sortDirection === 'DESC' ? -1 : 1;
	return (a: StorageObject, b: StorageObject): number => {
		const [left, right] = [valueOf(a, sortField) ?? '', valueOf(b, sortField) ?? ''];
		const difference = left !== '' && right !== '' ? Number(left) - Number(right) : NaN;
		if (!Number.isNaN(difference)) return sign * difference;
		return left === right ? 0 : left < right ? -sign : sign;
	};
}
