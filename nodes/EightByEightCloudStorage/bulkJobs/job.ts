import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../../shared/http/api';
import { isObject, isTextIfAny, parseJson } from '../../shared/http/parse';
import { encodePath } from '../../shared/http/path';
import { ApiError, hasStatus, isEffectUnknown } from '../../shared/errors/apiError';
import { settle } from '../../shared/util/settle';

/** A bulk download: 8x8 packs objects into one zip. */
export interface BulkJob extends IDataObject {
	zipName: string;
	/** NOT_STARTED or IN_PROGRESS; in the end DONE, PARTIAL_DONE, FAILED, ERROR or CANCELLED. */
	status?: string | null;
	/** One entry for each object, in an undocumented format: texts, or objects with ID and status. May be missing. */
	content?: IDataObject[string];
	/** A pre-signed link to the zip. */
	url?: string | null;
}

const endings = new Set(['DONE', 'PARTIAL_DONE', 'FAILED', 'ERROR', 'CANCELLED']);

/** Whether the job has a final status. */
export const hasEnded = ({ status }: BulkJob) => endings.has(status ?? '');

/** Whether there is a zip to download. */
export const hasZip = ({ status }: BulkJob) => status === 'DONE' || status === 'PARTIAL_DONE';

/**
 * Starts packing objects, once. If the response is lost, the job is looked up instead of started again.
 *
 * @param api within the objects' region
 * @throws {ApiError} also if it remains unknown whether the job has started
 */
export async function startJob(api: Api, ids: readonly string[]): Promise<BulkJob> {
	const sent = await settle(
		api.post('/bulk/download/start', { json: ids, parse: parseJobsOrNothing }),
	);
	if ('error' in sent && !mayHaveStarted(sent.error)) throw sent.error;
	const started = 'value' in sent ? sent.value.body.find(isNamed) : undefined;
	if (started) return started;
	// 8x8 also documents an empty response. Then the list of jobs has the name.
	const found = await settle(findJob(api, ids));
	if ('value' in found && found.value) return found.value;
	if ('error' in sent) throw sent.error;
	throw new ApiError(
		{ request: 'POST /bulk/download/start', serverMessage: '', isWrite: true },
		{
			message: '8x8 did not return the name of the zip',
			description: 'Use Get Many to find it.',
		},
	);
}

const mayHaveStarted = (error: Error) =>
	error instanceof ApiError && isEffectUnknown(error.failure);

/** The latest job of exactly these objects that has a zip or is still in progress. */
async function findJob(api: Api, ids: readonly string[]): Promise<BulkJob | undefined> {
	const jobs = await listJobs(api);
	return jobs.filter((job) => mentions(job, ids) && (!hasEnded(job) || hasZip(job))).pop();
}

function mentions({ content }: BulkJob, ids: readonly string[]): boolean {
	if (!Array.isArray(content) || content.length !== ids.length) return false;
	const entries = content.map((entry) => JSON.stringify(entry));
	return ids.every((id) => entries.some((entry) => entry.includes(id)));
}

/** Gets the status of a job. @param presignUrl whether to request a link to the zip @throws {ApiError} */
export async function getJob(api: Api, zipName: string, presignUrl = false): Promise<BulkJob> {
	const { body } = await api.get(encodePath`/bulk/download/status/${zipName}`, {
		query: { presignUrl: presignUrl || undefined },
		parse: parseJobs,
	});
	return named(body, zipName);
}

/** Gets all jobs of the region. @throws {ApiError} */
export async function listJobs(api: Api): Promise<BulkJob[]> {
	const { body } = await api.get('/bulk/download/status', { parse: parseJobs });
	return body.filter(isNamed);
}

/**
 * Cancels a job and returns it. 8x8 documents PUT since September 2026 and documented POST before, under the
 * same version number: POST follows where PUT does not exist.
 *
 * @throws {ApiError}
 */
export async function cancelJob(api: Api, zipName: string): Promise<BulkJob> {
	const path = encodePath`/bulk/download/cancel/${zipName}`;
	const how = { idempotent: true, parse: parseJobsOrNothing };
	const byPut = await settle(api.put(path, how));
	if ('value' in byPut) return named(byPut.value.body, zipName);
	if (!hasStatus(byPut.error, 404, 405)) throw byPut.error;
	const byPost = await settle(api.post(path, how));
	if ('value' in byPost) return named(byPost.value.body, zipName);
	// Where POST does not exist either, PUT was right, and 8x8 does not find the job.
	throw hasStatus(byPost.error, 405) ? byPut.error : byPost.error;
}

/** Removes all jobs of the region. @returns the removed jobs, if 8x8 lists them @throws {ApiError} */
export async function clearJobs(api: Api): Promise<BulkJob[]> {
	const { body } = await api.put('/bulk/download/clear', {
		idempotent: true,
		parse: parseJobsOrNothing,
	});
	return body.filter(isNamed);
}

const isNamed = (job: Partial<BulkJob>): job is BulkJob => typeof job.zipName === 'string';

/** The job with that name; only its name if the response does not contain it. */
function named(jobs: ReadonlyArray<Partial<BulkJob>>, zipName: string): BulkJob {
	return { ...(jobs.find((job) => job.zipName === zipName) ?? jobs[0]), zipName };
}

/** Parses the response to a write, which 8x8 documents with and without a body. @throws {SyntaxError} */
const parseJobsOrNothing = (text: string) => (text.trim() === '' ? [] : parseJobs(text));

/**
 * Parses jobs in both documented formats: one object (8x8's guide) or a list (its reference).
 *
 * @throws {SyntaxError} for anything else
 */
export function parseJobs(text: string): Array<Partial<BulkJob>> {
	const jobs: unknown[] = [parseJson(text)].flat();
	if (jobs.every(isJob)) return jobs;
	throw new SyntaxError('not a bulk download');
}

function isJob(value: unknown): value is Partial<BulkJob> {
	if (!isObject(value)) return false;
	const { zipName, status, url } = value as Partial<BulkJob>;
	const hasTexts = [zipName, status, url].every(isTextIfAny);
	return hasTexts && (zipName ?? status ?? '') !== '';
}
