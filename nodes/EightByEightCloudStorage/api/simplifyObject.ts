import type { IDataObject } from 'n8n-workflow';
import { isoTime } from '../../shared/util/isoTime';
import type { StorageObject } from './storageObject';

/**
 * A storage object as people use it: tags as an object, times in ISO with zone, size a number.
 *
 * 8x8 sends times without a zone. Nothing says which one is meant; its own examples are in UTC.
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

/** The object's tags by name. */
export function tagsOf({ tags }: Pick<Partial<StorageObject>, 'tags'>): Record<string, string> {
	return Object.fromEntries((tags ?? []).map(({ key, value }) => [key, value]));
}

/**
 * The moment that 8x8 means: epoch milliseconds, or ISO text that is UTC where it names no zone.
 *
 * @returns epoch milliseconds; undefined for anything that is no time
 */
export function timeOf(time: StorageObject['createdTime']): number | undefined {
	if (typeof time === 'number') return Number.isFinite(time) ? time : undefined;
	if (typeof time !== 'string') return undefined;
	if (/^\d{1,16}$/.test(time)) return Number(time);
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(time);
	const milliseconds = Date.parse(hasZone ? time : `${time}Z`);
	return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** What is no time stays as it is. */
function readableTime(time: NonNullable<StorageObject['createdTime']> | null) {
	return isoTime(timeOf(time) ?? NaN) ?? time;
}

/** The object's size in bytes; undefined when 8x8 gives none. */
export function sizeOf({ storedBytes }: Pick<StorageObject, 'storedBytes'>): number | undefined {
	const bytes = storedBytes === null || storedBytes === '' ? NaN : Number(storedBytes);
	return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : undefined;
}
