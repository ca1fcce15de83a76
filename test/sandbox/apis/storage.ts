import { STORAGE, type OAuthAccount, type StorageRegion } from '../accounts';
import { empty, json, reject, type SandboxResponse, type SandboxRequest } from '../http';
import { route } from '../router';
import { authorize } from './gateway';
import {
	advanceJob,
	cancelJob,
	clearJobs,
	findJob,
	idsOf,
	jobResponse,
	jobsResponse,
	startJob,
	zipResponse,
} from '../storage/bulk';
import { bucketResponse, bucketsResponse } from '../storage/buckets';
import { contentOf } from '../storage/content';
import { presignedResponse, presignedUrl, refusePresigned } from '../storage/presigned';
import { search } from '../storage/search';
import type { StoredObject } from '../storage/seed';
import type { RegionStore } from '../storage/store';
import type { Backend } from '../backend';

const REGIONS: readonly string[] = ['ap', 'ca', 'uk', 'us-east', 'us-west'];

/** The customer behind a request to a region that exists. */
function accountOf(request: SandboxRequest, backend: Backend): OAuthAccount {
	const account = authorize(request, backend, STORAGE);
	if (!REGIONS.includes(request.params.region)) {
		// undocumented: status and text for a region that does not exist.
		throw reject(404, `Not found: unknown region '${request.params.region}'`);
	}
	return account;
}

/** As above, in one of the customer's own regions. */
function regionStoreOf(request: SandboxRequest, backend: Backend): RegionStore {
	const account = accountOf(request, backend);
	const region = request.params.region as StorageRegion;
	if (account.objects[region] === undefined) {
		// undocumented: the response of a region that discovery does not list.
		throw reject(403, `Forbidden: region '${region}' is not enabled for this customer`);
	}
	return backend.storage.regionStore(account.name, region);
}

/**
 * undocumented: an object of any state is found by its id, except a DELETED one, which has been
 * purged; and status and text when there is none.
 */
function objectOf(request: SandboxRequest, regionStore: RegionStore): StoredObject {
	const found = regionStore.objects.find(({ id }) => id === request.params.objectId);
	if (!found || found.objectState === 'DELETED') {
		throw reject(404, `Not found: no object with id '${request.params.objectId}'`);
	}
	return found;
}

function bytesOf(object: StoredObject): SandboxResponse {
	return {
		status: 200,
		// undocumented: no Content-Disposition, and a Range header is ignored.
		headers: {
			'content-type': object.mimeType,
			'content-length': String(object.storedBytes),
		},
		body: toAsync(contentOf(object)),
	};
}

async function* toAsync(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
	yield* chunks;
}

async function listObjects(request: SandboxRequest, backend: Backend): Promise<SandboxResponse> {
	const regionStore = regionStoreOf(request, backend);
	const { content, pages, ...page } = search(request, regionStore.objects);
	const shown = { ...page, content: await Promise.all(content.map(backend.storage.show)) };
	return json(backend.variants.storagePage === 'array' ? [{ ...shown, total: pages }] : shown);
}

async function getObject(request: SandboxRequest, backend: Backend): Promise<SandboxResponse> {
	return json(await backend.storage.show(objectOf(request, regionStoreOf(request, backend))));
}

function getContent(request: SandboxRequest, backend: Backend): SandboxResponse {
	const object = objectOf(request, regionStoreOf(request, backend));
	if (object.objectState !== 'AVAILABLE') {
		// undocumented: status and text; 8x8 only says that just AVAILABLE ones can be downloaded.
		throw reject(404, `Not found: the content of this object is ${object.objectState}`);
	}
	if (request.query.get('presignUrl') !== 'true') return bytesOf(object);
	return presignedResponse(
		backend,
		presignedUrl(request, backend, request.account ?? '', object.id),
	);
}

function deleteObjects(request: SandboxRequest, backend: Backend): SandboxResponse {
	const regionStore = regionStoreOf(request, backend);
	const ids = idsOf(request);
	const unknown = ids.filter((id) => !regionStore.objects.some((object) => object.id === id));
	// undocumented: one unknown id fails the whole request; a second deletion succeeds again.
	if (unknown.length > 0) throw reject(404, `Not found: no object with id ${unknown.join(', ')}`);
	for (const object of regionStore.objects) {
		if (!ids.includes(object.id) || object.objectState === 'REVOKED') continue;
		object.objectState = 'REVOKED';
		object.updatedTime = backend.clock.now();
		backend.effects.deletedObjects.push(object.id);
	}
	return backend.variants.storageWrite === 'noContent' ? empty(204) : json(ids);
}

function getPresigned(request: SandboxRequest, backend: Backend): SandboxResponse {
	const refused = refusePresigned(request, backend);
	if (refused) return refused;
	const { region, account, file } = request.params;
	const regionStore = backend.storage.regionStore(account, region as StorageRegion);
	const object = regionStore.objects.find(({ id }) => id === file);
	return object ? bytesOf(object) : zipResponse(findJob(regionStore, file));
}

function bulkStatus(request: SandboxRequest, backend: Backend): SandboxResponse {
	const job = advanceJob(findJob(regionStoreOf(request, backend), request.params.zipName));
	const ready = job.status === 'DONE' || job.status === 'PARTIAL_DONE';
	const wanted = request.query.get('presignUrl') === 'true';
	return jobResponse(
		backend,
		job,
		ready && wanted
			? presignedUrl(request, backend, request.account ?? '', job.zipName)
			: undefined,
	);
}

/** 8x8 documents PUT since September 2026, POST before. */
const cancelBulkDownload =
	(method: 'POST' | 'PUT') =>
	(request: SandboxRequest, backend: Backend): SandboxResponse => {
		const regionStore = regionStoreOf(request, backend);
		// undocumented: what the other method gets; 405, as for any other.
		if (method !== backend.variants.cancelMethod) throw reject(405, 'Method not allowed');
		return jobsResponse([cancelJob(findJob(regionStore, request.params.zipName))]);
	};

const BASE = '/storage/:region/v3';

export const storageRoutes = [
	route('GET', `${BASE}/regions`, (request, backend) =>
		json(Object.keys(accountOf(request, backend).objects)),
	),
	route('GET', `${BASE}/objects`, listObjects),
	route('GET', `${BASE}/objects/:objectId`, getObject),
	route('GET', `${BASE}/objects/:objectId/metadata`, getObject),
	route('GET', `${BASE}/objects/:objectId/content`, getContent),
	route('DELETE', `${BASE}/bulk`, deleteObjects),
	route('POST', `${BASE}/bulk/download/start`, (request, backend) =>
		jobResponse(backend, startJob(idsOf(request), regionStoreOf(request, backend), backend)),
	),
	route('GET', `${BASE}/bulk/download/status`, (request, backend) =>
		jobsResponse(regionStoreOf(request, backend).jobs.values()),
	),
	route('GET', `${BASE}/bulk/download/status/:zipName`, bulkStatus),
	route('PUT', `${BASE}/bulk/download/cancel/:zipName`, cancelBulkDownload('PUT')),
	route('POST', `${BASE}/bulk/download/cancel/:zipName`, cancelBulkDownload('POST')),
	route('PUT', `${BASE}/bulk/download/clear`, (request, backend) =>
		clearJobs(regionStoreOf(request, backend), backend),
	),
	route('GET', `${BASE}/bulk/download/:zipName`, (request, backend) =>
		zipResponse(findJob(regionStoreOf(request, backend), request.params.zipName)),
	),
	route('GET', `${BASE}/buckets`, (request, backend) =>
		bucketsResponse(regionStoreOf(request, backend), backend),
	),
	route('GET', `${BASE}/buckets/:bucketId`, (request, backend) =>
		bucketResponse(regionStoreOf(request, backend), request.params.bucketId, backend),
	),
	route(
		'GET',
		'/storage/:region/sandbox-(?<account>\\w+)\\.s3\\.[a-z-]+\\.amazonaws\\.com/:file',
		getPresigned,
	),
];
