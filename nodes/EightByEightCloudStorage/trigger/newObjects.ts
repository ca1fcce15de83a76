import type { Api } from '../../shared/http/api';
import { createStallDetector } from '../../shared/http/stallDetector';
import { serverTime } from '../../shared/http/transport';
import type { WatchedItem } from '../../shared/trigger/cursor';
import type { ListPage } from '../../shared/trigger/watch';
import { all, compare, meets, type Condition } from '../search/fiql';
import { inRegion } from '../api/regions';
import { fetchObjectPage, maxPageSize } from '../search/searchObjects';
import { timeOf } from '../api/simplifyObject';
import type { LocatedObject } from '../api/storageObject';

/** An object as the trigger tracks it. */
export interface SeenObject extends WatchedItem {
	readonly object: LocatedObject;
}

/** The latest creation time of matching objects, in epoch milliseconds; undefined if there are none. @throws {ApiError} */
export async function newestTime(
	api: Api,
	region: string,
	condition: Condition | undefined,
): Promise<number | undefined> {
	const { body } = await fetchObjectPage(
		inRegion(api, region),
		{ condition, sortField: 'createdTime', sortDirection: 'DESC' },
		{ offset: 0, limit: 1 },
	);
	return timeOf(body.content?.[0]?.createdTime);
}

/**
 * Yields pages of the objects created at or after a time, oldest first. Objects may be repeated.
 *
 * Each page starts at the creation time with which the previous one ended, not at an offset. So no object is
 * skipped when others are added or removed between two pages.
 *
 * @param since epoch milliseconds
 * @throws {ApiError}
 */
export async function* objectsSince(
	api: Api,
	region: string,
	condition: Condition | undefined,
	since: number,
): AsyncGenerator<ListPage<SeenObject>> {
	const regionApi = inRegion(api, region);
	const checkStall = createStallDetector();
	let from = since;
	let offset = 0;
	for (;;) {
		const isRecent = compare('createdTime', '=ge=', String(from));
		const { headers, body } = await fetchObjectPage(
			regionApi,
			{
				condition: all(condition ? [condition, isRecent] : [isRecent]),
				sortField: 'createdTime',
				sortDirection: 'ASC',
			},
			{ offset, limit: maxPageSize },
		);
		const { lastPage } = body;
		const content = body.content ?? [];
		checkStall(content.map(({ id }) => id));
		const matching = content.filter((object) => !condition || meets(object, condition));
		const floor = from;
		const things = matching.map((object) => ({
			id: object.id,
			time: timeOf(object.createdTime) ?? floor,
			object: { ...object, region },
		}));
		yield { things, now: serverTime(headers) ?? Date.now() };
		if (lastPage || content.length === 0) return;
		const last = timeOf(content[content.length - 1]?.createdTime) ?? from;
		// Only if more objects have the same creation time than fit on a page, an offset is needed.
		offset = last > from ? 0 : offset + maxPageSize;
		from = Math.max(from, last);
	}
}
