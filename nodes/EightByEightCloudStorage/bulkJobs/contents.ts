import type { StorageObject } from '../api/storageObject';
import { nameKey } from './plan';

/** An object that is in no zip. */
export interface Missing {
	[key: string]: string | null | undefined;
	readonly id: string;
	readonly objectName?: string | null;
	readonly reason: string;
	/** The zip that should have contained it. */
	readonly zipName?: string;
}

/** An object in a zip, with its name there if it is known. */
export interface Packed {
	[key: string]: string | null | undefined;
	readonly id: string;
	readonly objectName?: string | null;
	readonly entryName?: string;
}

/**
 * Determines which objects a zip contains, by the names in it. 8x8 also reports on each object of a job, but
 * documents no format for that.
 *
 * @param names the names in the zip; undefined if they are unknown, so that only the job's status counts
 * @param job.isComplete whether the job's status says that all objects are in the zip
 */
export function contentsOf(
	objects: readonly StorageObject[],
	names: readonly string[] | undefined,
	job: { readonly zipName: string; readonly isComplete: boolean },
): { objects: Packed[]; missing: Missing[] } {
	const byKey = new Map((names ?? []).map((name) => [nameKey(name), name]));
	const { zipName, isComplete } = job;
	// 8x8 may have renamed the files of a complete zip.
	const areAllIn = isComplete && (names === undefined || names.length === objects.length);
	const packed: Packed[] = [];
	const missing: Missing[] = [];
	for (const { id, objectName } of objects) {
		const entryName = byKey.get(nameKey(objectName ?? id));
		if (entryName !== undefined || areAllIn) packed.push({ id, objectName, entryName });
		else missing.push({ id, objectName, zipName, reason: '8x8 did not include it in the zip' });
	}
	return { objects: packed, missing };
}
