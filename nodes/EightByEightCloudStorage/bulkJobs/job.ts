import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../../shared/http/api';
import { isListIfAny, isObject, isTextIfAny, parseJson } from '../../shared/http/parse';
import { encodePath } from '../../shared/http/path';
import { isEffectUnknown, ApiError } from '../../shared/errors/apiError';
import { settle } from '../../shared/util/settle';

/** A bulk download: 8x8 packs objects into one zip. */
export interface BulkJob extends IDataObject {
	zipName: string;
	/** NOT_STARTED and IN_PROGRESS go on; DONE, PARTIAL_DONE, FAILED and CANCELLED are ends. */
	status?: string | null;
	/** Text on each object, in a form that 8x8 does not document. */
	content?: string[] | null;
	/** A pre-signed link to the zip. */
	url?: string | null;
}

const endings = new Set(['DONE', 'PARTIAL_DONE', 'FAILED', 'CANCELLED']);

export const hasEnded = ({ status }: BulkJob) => endings.has(status ?? '');

/** Whether there is a zip to download. */
export const hasZip = ({ status }: BulkJob) => status === 'DONE' || status === 'PARTIAL_DONE';

/**
 * Has 8x8 pack objects, once: where the answer was lost, the job is looked for and not started again.
 *
 * @param api within the objects' region
 * @throws {ApiError} also when it cannot be told whether there is a job
 */
export async function startJob(api: Api, ids: readonly string[]): Promise<BulkJob> {
	const sent = await settle(
		api.post('/bulk/download/start', { json: ids, parse: parseJobsOrNothing }),
	);
	if ('error' in sent && !mayHaveStarted(sent.error)) throw sent.error;
	const started = 'value' in sent ? sent.value.body.find(isNamed) : undefined;
	if (started) return started;
	// An empty answer is documented as well; the list of jobs tells the name then.
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

/** The latest job of exactly these objects that has not come to nothing. */
async function findJob(api: Api, ids: readonly string[]): Promise<BulkJob | undefined> {
	const jobs = await listJobs(api);
	return jobs.filter((job) => mentions(job, ids) && (!hasEnded(job) || hasZip(job))).pop();
}

const mentions = ({ content }: BulkJob, ids: readonly string[]) =>
	content?.length === ids.length && ids.every((id) => content.some((entry) => entry.includes(id)));

/** @param presignUrl whether to ask for a link to the zip, too */
export async function getJob(api: Api, zipName: string, presignUrl = false): Promise<BulkJob> {
	const { body } = await api.get(encodePath`/bulk/download/status/${zipName}`, {
		query: { presignUrl: presignUrl || undefined },
		parse: parseJobs,
	});
	return named(body, zipName);
}

export async function listJobs(api: Api): Promise<BulkJob[]> {
	const { body } = await api.get('/bulk/download/status', { parse: parseJobs });
	return body.filter(isNamed);
}

export async function cancelJob(api: Api, zipName: string): Promise<BulkJob> {
	const { body } = await api.post(encodePath`/bulk/download/cancel/${zipName}`, {
		idempotent: true,
		parse: parseJobsOrNothing,
	});
	return named(body, zipName);
}

/** Clears the whole queue of the region. @returns the jobs that were in it, where 8x8 tells */
export async function clearJobs(api: Api): Promise<BulkJob[]> {
	const { body } = await api.put('/bulk/download/clear', {
		idempotent: true,
		parse: parseJobsOrNothing,
	});
	return body.filter(isNamed);
}

const isNamed = (job: Partial<BulkJob>): job is BulkJob => typeof job.zipName === 'string';

/** The job of that name; an answer without it leaves only the name known. */
function named(jobs: ReadonlyArray<Partial<BulkJob>>, zipName: string): BulkJob {
	return { ...(jobs.find((job) => job.zipName === zipName) ?? jobs[0]), zipName };
}

/** Reads the answer to a write, which 8x8 documents with and without a body. @throws {SyntaxError} */
const parseJobsOrNothing = (text: string) => (text.trim() === '' ? [] : parseJobs(text));

/**
 * Reads jobs in both documented forms: one object (8x8's guide) or a list (its reference).
 *
 * @throws {SyntaxError} for anything else
 */
export function parseJobs(text: string): Array<Partial<BulkJob>> {
	const jobs: unknown[] = [parseJson(text)].flat();
	if (jobs.every(isJob)) return jobs;
	throw new SyntaxError('not a bulk download');
}

const isText = (entry: unknown) => typeof entry === 'string';

function isJob(value: unknown): value is Partial<BulkJob> {
	if (!isObject(value)) return false;
	const { zipName, status, url, content } = value as Partial<BulkJob>;
	const hasTexts = [zipName, status, url].every(isTextIfAny);
	return hasTexts && (zipName ?? status ?? '') !== '' && isListIfAny(content, isText);
}
