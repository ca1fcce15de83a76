import type { Api } from '../../shared/http/api';
import { fetchPages } from '../../shared/http/pages';
import { isListIfAny, isObject, singleObject, type Shape } from '../../shared/http/parse';
import { createStallDetector } from '../../shared/http/stallDetector';
import { meets, toFiql, valueOf, type Condition } from './fiql';
import { mergeSorted } from './mergeSorted';
import { inRegion } from '../api/regions';
import { isStorageObject, type LocatedObject, type StorageObject } from '../api/storageObject';

export interface Search {
	/** Undefined finds all available objects. */
	readonly condition?: Condition;
	/** Name of a field or tag. */
	readonly sortField?: string;
	/** ASC or DESC. */
	readonly sortDirection?: string;
}

/** 8x8 documents 1 to 100, though one of its examples uses 200. */
export const maxPageSize = 100;

export interface ObjectPage {
	readonly content?: StorageObject[] | null;
	readonly lastPage: boolean;
	/** Pages in all by 8x8's reference; the samples of its guide go without. */
	readonly total?: unknown;
}

const isObjectPage: Shape<ObjectPage> = ({ content, lastPage }) =>
	typeof lastPage === 'boolean' &&
	isListIfAny(content, (object) => isObject(object) && isStorageObject(object));

/**
 * Asks for one page of a search.
 *
 * `pageKey` is the offset of the first row, whatever else 8x8's reference calls it. The one answered goes
 * on growing past the end, so only `lastPage` tells that there is no more.
 *
 * @param api within a region
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
 * Finds objects in regions, all of them searched at once.
 *
 * Sorted by a field, the regions' results are merged by it; without, they follow one another.
 *
 * @throws {ApiError} when one of the regions cannot be searched: a part must not pass for the whole
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
	// As few pages as the limit needs, and no row more.
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
			// A total may hasten the search, but never end it: only `lastPage` does.
			const totalPages = typeof total === 'number' ? Math.max(total, index + 2) : undefined;
			return { items, isLast: lastPage, totalPages };
		},
	});
	for await (const object of objects) yield { ...object, region };
}

/** Numbers as numbers, everything else as text; what lacks the field counts as empty. */
function byField({ sortField = '', sortDirection }: Search) {
	const sign = sortDirection === 'DESC' ? -1 : 1;
	return (a: StorageObject, b: StorageObject): number => {
		const [left, right] = [valueOf(a, sortField) ?? '', valueOf(b, sortField) ?? ''];
		const difference = left !== '' && right !== '' ? Number(left) - Number(right) : NaN;
		if (!Number.isNaN(difference)) return sign * difference;
		return left === right ? 0 : left < right ? -sign : sign;
	};
}
