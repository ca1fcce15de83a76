import type { StorageObject } from '../api/storageObject';
import { nameKey } from './plan';

/** An object that is in no zip. */
export interface Missing {
	[key: string]: string | null | undefined;
	readonly id: string;
	readonly objectName?: string | null;
	readonly reason: string;
	/** The job that should have packed it. */
	readonly zipName?: string;
}

/** An object and its name within the zip, where that is known. */
export interface Packed {
	[key: string]: string | null | undefined;
	readonly id: string;
	readonly objectName?: string | null;
	readonly entryName?: string;
}

/**
 * Tells which objects a zip holds, by the names in it: what 8x8 says of the parts of a job has no
 * documented form.
 *
 * @param names undefined when they are not known; then the job's status has to be believed
 */
export function contentsOf(
	objects: readonly StorageObject[],
	names: readonly string[] | undefined,
	job: { readonly zipName: string; readonly isComplete: boolean },
): { objects: Packed[]; missing: Missing[] } {
	const byKey = new Map((names ?? []).map((name) => [nameKey(name), name]));
	const { zipName, isComplete } = job;
	// A complete zip may have renamed its files beyond recognition.
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
