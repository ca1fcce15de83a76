import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../../shared/http/api';
import { isListIfAny, isObject, isTextIfAny, parseJson } from '../../shared/http/parse';
import { path } from '../../shared/http/path';
import { RequestFailed } from '../../shared/http/requestFailed';

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
 * Has 8x8 pack objects. A job that was started twice, after a lost answer, does no harm.
 *
 * @param api within the objects' region
 */
export async function startJob(api: Api, ids: readonly string[]): Promise<BulkJob> {
	const { body } = await api.post('/bulk/download/start', {
		json: ids,
		idempotent: true,
		parse: parseJobs,
	});
	// An empty answer is documented as well; the list of jobs tells the name then.
	const job = body.find(isNamed) ?? (await listJobs(api)).filter((one) => mentions(one, ids)).pop();
	if (job) return job;
	throw new RequestFailed(
		{ request: 'POST /bulk/download/start', serverMessage: '', isWrite: true },
		{
			message: '8x8 did not tell the name of the zip',
			description: 'Look for it with Get Many Statuses.',
		},
	);
}

const mentions = ({ content }: BulkJob, ids: readonly string[]) =>
	content?.length === ids.length && ids.every((id) => content.some((entry) => entry.includes(id)));

/** @param presignUrl whether to ask for a link to the zip, too */
export async function getJob(api: Api, zipName: string, presignUrl = false): Promise<BulkJob> {
	const { body } = await api.get(path`/bulk/download/status/${zipName}`, {
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
	const { body } = await api.post(path`/bulk/download/cancel/${zipName}`, {
		idempotent: true,
		parse: parseJobs,
	});
	return named(body, zipName);
}

/** Clears the whole queue of the region. @returns the jobs that were in it, where 8x8 tells */
export async function clearJobs(api: Api): Promise<BulkJob[]> {
	const { body } = await api.put('/bulk/download/clear', { idempotent: true, parse: parseJobs });
	return body.filter(isNamed);
}

const isNamed = (job: Partial<BulkJob>): job is BulkJob => typeof job.zipName === 'string';

/** The job of that name; an answer without it leaves only the name known. */
function named(jobs: ReadonlyArray<Partial<BulkJob>>, zipName: string): BulkJob {
	return { ...(jobs.find((job) => job.zipName === zipName) ?? jobs[0]), zipName };
}

/**
 * Reads jobs in all of the documented forms: one object (8x8's guide), a list (its reference), or nothing.
 *
 * @throws {SyntaxError} for anything else
 */
export function parseJobs(text: string): Array<Partial<BulkJob>> {
	if (text.trim() === '') return [];
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
