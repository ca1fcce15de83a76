import type { Api } from '../shared/http/client';
import type { Sighting } from '../shared/trigger/cursor';
import { all, compare, meets, type Condition } from './fiql';
import { inRegion } from './regions';
import { fetchObjectPage, maxPageSize } from './search';
import { timeOf } from './simplify';
import type { LocatedObject } from './storageObject';

/** An object as the trigger sees it. */
export interface SeenObject extends Sighting {
	readonly object: LocatedObject;
}

/** The latest creation time of what is looked for, and the service's present time: epoch milliseconds. */
export async function newestTime(
	api: Api,
	region: string,
	condition: Condition | undefined,
): Promise<{ time: number | undefined; now: number }> {
	const { headers, body } = await fetchObjectPage(
		inRegion(api, region),
		{ condition, sortField: 'createdTime', sortDirection: 'DESC' },
		{ offset: 0, limit: 1 },
	);
	const serverTime = Date.parse(headers.date ?? '');
	return {
		time: timeOf(body.content?.[0]?.createdTime),
		now: Number.isNaN(serverTime) ? Date.now() : serverTime,
	};
}

/**
 * Yields the objects created at a time or later, oldest first; some of them twice.
 *
 * Each page begins with the creation time that the last one ended with, and not at an offset: then no
 * object is passed over when others come or go between two pages.
 */
export async function* objectsSince(
	api: Api,
	region: string,
	condition: Condition | undefined,
	since: number,
): AsyncGenerator<SeenObject> {
	const regionApi = inRegion(api, region);
	let from = since;
	let offset = 0;
	for (;;) {
		const isRecent = compare('createdTime', '=ge=', String(from));
		const { body } = await fetchObjectPage(
			regionApi,
			{
				condition: all(condition ? [condition, isRecent] : [isRecent]),
				sortField: 'createdTime',
				sortDirection: 'ASC',
			},
			{ offset, limit: maxPageSize },
		);
		const { content = [], lastPage } = body;
		for (const object of content) {
			if (condition && !meets(object, condition)) continue;
			const time = timeOf(object.createdTime) ?? from;
			yield { id: object.id, time, object: { ...object, region } };
		}
		if (lastPage || content.length === 0) return;
		const last = timeOf(content[content.length - 1]?.createdTime) ?? from;
		// More objects in one second than a page holds: only there the offset has to help.
		offset = last > from ? 0 : offset + maxPageSize;
		from = Math.max(from, last);
	}
}
