import type { IDataObject } from 'n8n-workflow';
import { isoTime } from '../../shared/util/isoTime';
import type { StorageObject } from './storageObject';

/**
 * Simplifies a storage object: tags become an object, times become ISO text with a time zone, and the size in
 * bytes becomes a number.
 *
 * 8x8 sends times without a time zone and does not document which one applies. Its examples are in UTC.
 */
export function simplifyObject(object: Partial<StorageObject>): IDataObject {
	const { tags, createdTime, updatedTime, storedBytes, ...rest } = object;
	return {
		...rest,
		...(storedBytes === undefined ? {} : { storedBytes: sizeOf(object) ?? null }),
		...(createdTime === undefined ? {} : { createdTime: readableTime(createdTime) }),
		...(updatedTime === undefined ? {} : { updatedTime: readableTime(updatedTime) }),
		...(tags === undefined ? {} : { tags: tagsOf(object) }),
	};
}

/** The object's tags as `{name: value}`. */
export function tagsOf({ tags }: Pick<Partial<StorageObject>, 'tags'>): Record<string, string> {
	return Object.fromEntries((tags ?? []).map(({ key, value }) => [key, value]));
}

/**
 * Reads a time: epoch milliseconds, or ISO text, which is read as UTC if it has no time zone.
 *
 * @returns epoch milliseconds; undefined for anything else
 */
export function timeOf(time: StorageObject['createdTime']): number | undefined {
	if (typeof time === 'number') return Number.isFinite(time) ? time : undefined;
	if (typeof time !== 'string') return undefined;
	if (/^\d{1,16}$/.test(time)) return Number(time);
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(time);
	const milliseconds = Date.parse(hasZone ? time : `${time}Z`);
	return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** ISO text; values that are not times stay unchanged. */
function readableTime(time: NonNullable<StorageObject['createdTime']> | null) {
	return isoTime(timeOf(time) ?? NaN) ?? time;
}

/** The object's size in bytes; undefined if 8x8 does not report a valid one. */
export function sizeOf({ storedBytes }: Pick<StorageObject, 'storedBytes'>): number | undefined {
	const bytes = storedBytes === null || storedBytes === '' ? NaN : Number(storedBytes);
	return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : undefined;
}
