import { json, empty, parseJson, reject, type SandboxResponse, type SandboxRequest } from '../http';
import { uuid } from '../random';
import type { Backend } from '../backend';
import { contentOf } from './content';
import type { StoredObject } from './seed';
import type { RegionStore } from './store';
import { zipOf } from './zip';

export type BulkStatus =
	'CANCELLED' | 'DONE' | 'FAILED' | 'IN_PROGRESS' | 'NOT_STARTED' | 'PARTIAL_DONE';

/** One bulk download. */
export interface BulkJob {
	zipName: string;
	status: BulkStatus;
	objects: StoredObject[];
	/** Ids that could not be packed. */
	missing: string[];
}

/** 8x8's limit for a zip. */
const ZIP_LIMIT_BYTES = 2 * 1024 ** 3;

/** A body that is a JSON array of ids. */
export function idsOf(request: SandboxRequest): string[] {
	const ids = parseJson(request.body);
	// undocumented: status and text for anything else, and for an empty list.
	if (!Array.isArray(ids) || ids.length === 0 || ids.some((id) => typeof id !== 'string')) {
		throw reject(400, 'Bad request: body must be a JSON array of object ids');
	}
	// undocumented: duplicate IDs count once.
	return [...new Set(ids as string[])];
}

function shown({ zipName, status, objects }: BulkJob, url?: string) {
	// undocumented: `content` lists "objectId and status" in an undocumented form.
	return { zipName, status, content: objects.map(({ id }) => `${id}: ${status}`), url };
}

/** One job in the form of the guide, or the list of jobs of the OpenAPI file. */
export function jobResponse(backend: Backend, job: BulkJob, url?: string): SandboxResponse {
	const { zipName, status } = job;
	const body = backend.variants.bulkJob === 'array' ? [shown(job, url)] : { zipName, status, url };
	return json(body);
}

export function jobsResponse(jobs: Iterable<BulkJob>): SandboxResponse {
	return json([...jobs].map((job) => shown(job)));
}

export function findJob(regionStore: RegionStore, zipName: string): BulkJob {
	const job = regionStore.jobs.get(zipName);
	// undocumented: status and text for an unknown zip; retention: until the sandbox is reset.
	if (!job) throw reject(404, `Not found: no bulk download named '${zipName}'`);
	return job;
}

export function startJob(ids: string[], regionStore: RegionStore, backend: Backend): BulkJob {
	const objects = regionStore.objects.filter(
		({ id, objectState }) => ids.includes(id) && objectState === 'AVAILABLE',
	);
	const found = new Set(objects.map(({ id }) => id));
	const turn = backend.effects.bulkDownloads.length + 1;
	const zipName = `${uuid(`${backend.seed}/bulk/${turn}`)}.zip`;
	const missing = ids.filter((id) => !found.has(id));
	const job: BulkJob = { zipName, status: 'NOT_STARTED', objects, missing };
	regionStore.jobs.set(zipName, job);
	backend.effects.bulkDownloads.push(zipName);
	return job;
}

/**
 * undocumented: how long a job takes. Here it advances by one state with each request:
 * NOT_STARTED, IN_PROGRESS, then an end. Unknown or unavailable ids make that PARTIAL_DONE, or
 * FAILED if none is left; so does a zip of more than 2 GB.
 */
export function advanceJob(job: BulkJob): BulkJob {
	if (job.status === 'NOT_STARTED') job.status = 'IN_PROGRESS';
	else if (job.status === 'IN_PROGRESS') job.status = outcome(job);
	return job;
}

function outcome({ objects, missing }: BulkJob): BulkStatus {
	const bytes = objects.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
	if (objects.length === 0 || bytes > ZIP_LIMIT_BYTES) return 'FAILED';
	return missing.length > 0 ? 'PARTIAL_DONE' : 'DONE';
}

/** undocumented: cancelling a finished job does not change it. */
export function cancelJob(job: BulkJob): BulkJob {
	if (job.status === 'NOT_STARTED' || job.status === 'IN_PROGRESS') job.status = 'CANCELLED';
	return job;
}

export function clearJobs(regionStore: RegionStore, backend: Backend): SandboxResponse {
	const cleared = [...regionStore.jobs.values()].map(cancelJob);
	regionStore.jobs.clear();
	return backend.variants.storageWrite === 'noContent' ? empty(204) : jobsResponse(cleared);
}

export function zipResponse({ status, objects }: BulkJob): SandboxResponse {
	if (status !== 'DONE' && status !== 'PARTIAL_DONE') {
		// undocumented: status and text for a zip that is not ready.
		throw reject(404, `Not found: this bulk download is ${status}`);
	}
	const entries = objects.map((object) => ({
		name: object.objectName,
		size: object.storedBytes,
		chunks: () => contentOf(object),
	}));
	return { status: 200, headers: { 'content-type': 'application/zip' }, body: zipOf(entries) };
}
