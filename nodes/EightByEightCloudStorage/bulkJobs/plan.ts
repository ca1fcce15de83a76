import { sizeOf } from '../api/simplifyObject';
import type { StorageObject } from '../api/storageObject';

/**
 * Bytes of content in one zip, at most. 8x8's limit is 2 GB, without saying of which kind; this stays
 * below the smaller one and leaves room for the zip's own headers.
 */
export const maxZipBytes = 1_900_000_000;

/** Objects in one zip, at most. 8x8 documents no limit; this keeps a request at 20 KB. */
export const maxZipObjects = 500;

/**
 * Splits objects into zips, in order. No two objects of a zip have the same name, because a zip is all
 * that tells them apart. An object above the limit gets a zip of its own, for 8x8 to decide on.
 */
export function planZips(
	objects: readonly StorageObject[],
	maxObjects = maxZipObjects,
	maxBytes = maxZipBytes,
): StorageObject[][] {
	const zips: Array<{ objects: StorageObject[]; names: Set<string>; bytes: number }> = [];
	for (const object of objects) {
		const bytes = sizeOf(object) ?? 0;
		const name = nameKey(object.objectName ?? object.id);
		const fitting = zips.find(
			(zip) =>
				zip.objects.length < maxObjects && zip.bytes + bytes <= maxBytes && !zip.names.has(name),
		);
		const zip = fitting ?? { objects: [], names: new Set<string>(), bytes: 0 };
		if (!fitting) zips.push(zip);
		zip.objects.push(object);
		zip.names.add(name);
		zip.bytes += bytes;
	}
	return zips.map(({ objects: packed }) => packed);
}

/** A name without what a zip may have replaced: 8x8's names hold colons and plus signs. */
export function nameKey(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
}
