import { sizeOf } from '../api/simplifyObject';
import type { StorageObject } from '../api/storageObject';

/**
 * Maximum bytes of content in one zip. 8x8's limit is 2 GB, of which it does not say whether decimal or binary.
 * This is below the decimal limit and leaves room for the zip's own headers.
 */
export const maxZipBytes = 1_900_000_000;

/** Maximum number of objects in one zip. 8x8 documents no limit; 500 keep a request at 20 KB. */
export const maxZipObjects = 500;

/**
 * Splits objects into zips, in order. Objects with the same name never share a zip, because their names are
 * the only way to find them in it. An object above the size limit gets its own zip, and 8x8 decides about it.
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

/** A name reduced to what a zip preserves. 8x8's names contain colons and plus signs, which zips may replace. */
export function nameKey(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
}
