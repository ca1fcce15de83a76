import type { FileOutput } from '../../shared/files/fileOutput';
import type { Api } from '../../shared/http/api';
import { ApiError } from '../../shared/errors/apiError';
import { settle, type Settled } from '../../shared/util/settle';
import type { StorageObject } from '../api/storageObject';
import { contentsOf, type Missing } from './contents';
import { hasZip, startJob, type BulkJob } from './job';
import { waitForEnd, type WaitOptions } from './waitForEnd';
import { zipFile } from './zipFile';

/** How to run bulk downloads. */
export interface RunOptions extends WaitOptions {
	readonly region: string;
	/** Name of the items' binary field. */
	readonly property: string;
}

/** Maximum number of jobs in progress at 8x8. The next zips are packed while one is downloaded. */
const jobsAhead = 3;

/** The objects of one zip, and the job that has packed it. */
interface PackedZip {
	readonly objects: readonly StorageObject[];
	readonly job: BulkJob;
}

/**
 * Packs objects and yields one file for each zip. The `missing` lists of all items together contain every
 * object that is in no zip.
 *
 * @param api within the objects' region
 * @param zips the objects of each zip
 * @param absent objects that are already known to be missing
 * @throws {ApiError} if there is no zip at all
 */
export async function* runJobs(
	api: Api,
	zips: ReadonlyArray<readonly StorageObject[]>,
	absent: readonly Missing[],
	options: RunOptions,
): AsyncGenerator<FileOutput> {
	const missing = [...absent];
	const inProgress: Array<Promise<Settled<BulkJob>>> = [];
	/** Held back until the next zip is ready, because the last item lists the remaining missing objects. */
	let ready: PackedZip | undefined;

	for (const [index, objects] of zips.entries()) {
		for (const ahead of zips.slice(inProgress.length, index + jobsAhead)) {
			inProgress.push(settle(runJob(api, ahead, `Zip ${inProgress.length + 1}`, options)));
		}
		const ended = await inProgress[index];
		// Any other error ends the run, such as the cancellation of the execution.
		if (ended && 'error' in ended && !(ended.error instanceof ApiError)) throw ended.error;
		if (ended && 'value' in ended && hasZip(ended.value)) {
			if (ready) yield toFile(api, ready, missing.splice(0), options);
			ready = { objects, job: ended.value };
		} else {
			missing.push(...objects.map((object) => toMissing(object, ended)));
		}
	}
	if (!ready) throw nothingPacked(missing);
	yield toFile(api, ready, missing, options);
}

async function runJob(
	api: Api,
	objects: readonly StorageObject[],
	label: string,
	options: WaitOptions,
): Promise<BulkJob> {
	const ids = objects.map(({ id }) => id);
	return await waitForEnd(api, await startJob(api, ids), label, options);
}

function toFile(
	api: Api,
	{ objects, job }: PackedZip,
	missing: readonly Missing[],
	{ region, property }: RunOptions,
): FileOutput {
	const { zipName, status } = job;
	return zipFile(api, zipName, property, (names) => {
		const contents = contentsOf(objects, names, { zipName, isComplete: status === 'DONE' });
		return {
			zipName,
			region,
			status,
			objects: contents.objects,
			missing: [...contents.missing, ...missing],
		};
	});
}

function toMissing(
	{ id, objectName }: StorageObject,
	ended: Settled<BulkJob> | undefined,
): Missing {
	if (ended && 'error' in ended) return { id, objectName, reason: ended.error.message };
	const { zipName, status = 'unknown' } = ended?.value ?? {};
	return { id, objectName, zipName, reason: `The status of the bulk download is ${status}` };
}

/** Maximum number of reasons in the error message if there is no zip. */
const shownReasons = 5;

function nothingPacked(missing: readonly Missing[]): ApiError {
	const reasons = missing.slice(0, shownReasons).map(({ id, reason }) => `${id}: ${reason}`);
	const more = missing.length > shownReasons ? ` and ${missing.length - shownReasons} more` : '';
	return new ApiError(
		{ request: '', serverMessage: '', isWrite: false },
		{
			message: 'None of the objects could be packed',
			description: `${reasons.join('; ')}${more}.`,
		},
	);
}
