import type { IDataObject } from 'n8n-workflow';
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
		...(storedBytes === undefined ? {} : { storedBytes: Number(storedBytes) }),
		...(createdTime === undefined ? {} : { createdTime: isoTime(createdTime) }),
		...(updatedTime === undefined ? {} : { updatedTime: isoTime(updatedTime) }),
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
export function timeOf(time: string | number | undefined): number | undefined {
	if (typeof time === 'number') return time;
	if (time === undefined || time === '') return undefined;
	if (/^\d+$/.test(time)) return Number(time);
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(time);
	const milliseconds = Date.parse(hasZone ? time : `${time}Z`);
	return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function isoTime(time: string | number): string | number {
	const milliseconds = timeOf(time);
	return milliseconds === undefined ? time : new Date(milliseconds).toISOString();
}
