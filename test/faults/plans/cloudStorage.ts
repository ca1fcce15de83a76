import type { IDataObject } from 'n8n-workflow';
import type { Sandbox, StoredObject } from '../../sandbox';
import { bearer, call } from '../../sandbox/tests/client';
import { byId } from '../../support/byId';
import { numbered, type NodePlans, type Plan } from './plan';

const region = byId('us-west');
const root = '/storage/us-west/v3';

/** An account without objects of its own, so that there are only those that a plan adds. */
const accountOf = ({ accounts }: Sandbox) => accounts.oauth.empty;

/** Of all objects, so that they are the same in every run. */
const someDay = Date.UTC(2025, 8, 1);

async function addObjects(sandbox: Sandbox, count: number): Promise<StoredObject[]> {
	const added = numbered(count, () => ({}));
	const times = { createdTime: someDay, updatedTime: someDay };
	const object = { account: accountOf(sandbox).name, storedBytes: 300, ...times };
	return await Promise.all(added.map(async () => await sandbox.storage.addObject(object)));
}

/** Asks the sandbox past the nodes. */
async function ask<T>(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<T> {
	const headers = await bearer(sandbox, accountOf(sandbox));
	const json = body === undefined ? undefined : JSON.stringify(body);
	const type = { 'content-type': 'application/json' };
	const answer = await call(sandbox.url + root + path, {
		method,
		headers: { ...headers, ...type },
		body: json,
	});
	return answer.json<T>();
}

interface Job {
	zipName: string;
	status: string;
	/** `ID: STATUS` of each object. */
	content: string[];
}

const jobsOf = async (sandbox: Sandbox) =>
	await ask<Job[]>(sandbox, 'GET', '/bulk/download/status');

const anObject = async (sandbox: Sandbox, count: number): Promise<IDataObject[]> =>
	(await addObjects(sandbox, count)).map(({ id, bucketId }) => ({ objectId: id, bucketId }));

/** Items that each have a bulk download of their own. */
const aJob = (looks: number) => async (sandbox: Sandbox, count: number) => {
	const items: IDataObject[] = [];
	for (const { id } of await addObjects(sandbox, count)) {
		const { zipName } = await ask<Job>(sandbox, 'POST', '/bulk/download/start', [id]);
		for (let look = 0; look < looks; look++) {
			await ask<Job>(sandbox, 'GET', `/bulk/download/status/${zipName}`);
		}
		items.push({ objectId: id, zipName });
	}
	return items;
};

/** The sandbox's jobs go on by one state with each look; this many make the zip. */
const untilDone = 2;

const jobsByItem: Plan['effects'] = async (sandbox, items) => {
	const jobs = await jobsOf(sandbox);
	return items.map(
		({ objectId }) =>
			jobs.filter(({ content }) => content.some((entry) => entry.startsWith(String(objectId))))
				.length,
	);
};

const objectId = '={{ $json.objectId }}';
const zipName = '={{ $json.zipName }}';

export const cloudStorage: NodePlans = {
	node: 'eightByEightCloudStorage',
	tokenPath: /^\/oauth\//,
	warmUp: { resource: 'region', operation: 'getMany' },
	tokenRefusals: [401],
	credentials: (sandbox, baseUrl) => {
		const { clientId, clientSecret, region } = accountOf(sandbox);
		return { eightByEightApi: { clientId, clientSecret, region, tenantId: '', baseUrl } };
	},
	plans: [
		{
			resource: 'object',
			operation: 'getMany',
			variant: 'two pages',
			async prepare(sandbox, count) {
				await addObjects(sandbox, 102);
				return numbered(count, (number) => ({ number }));
			},
			parameters: { region, returnAll: true },
		},
		{
			resource: 'object',
			operation: 'getMany',
			variant: 'all regions',
			prepare: anObject,
			parameters: { region: byId('*'), returnAll: false, limit: 3 },
		},
		{ resource: 'object', operation: 'get', prepare: anObject, parameters: { region, objectId } },
		{
			resource: 'object',
			operation: 'download',
			prepare: anObject,
			parameters: { region, objectId },
		},
		{
			resource: 'object',
			operation: 'delete',
			prepare: anObject,
			parameters: { region, objectIds: objectId, confirm: true },
			effects: ({ effects }, items) =>
				items.map(
					({ objectId }) => effects.deletedObjects.filter((deleted) => deleted === objectId).length,
				),
		},
		{
			resource: 'bulkDownload',
			operation: 'run',
			prepare: anObject,
			parameters: { region, objectIds: objectId, options: { pollSeconds: 30 } },
			effects: jobsByItem,
			inParallel: true,
			extraRequests: 1,
		},
		{
			resource: 'bulkDownload',
			operation: 'start',
			prepare: anObject,
			parameters: { region, objectIds: objectId },
			effects: jobsByItem,
			extraRequests: 1,
		},
		{
			resource: 'bulkDownload',
			operation: 'getStatus',
			prepare: aJob(untilDone),
			parameters: { region, zipName },
		},
		{
			resource: 'bulkDownload',
			operation: 'getManyStatuses',
			prepare: aJob(untilDone),
			parameters: { region },
		},
		{
			resource: 'bulkDownload',
			operation: 'download',
			prepare: aJob(untilDone),
			parameters: { region, zipName },
		},
		{
			resource: 'bulkDownload',
			operation: 'cancel',
			prepare: aJob(0),
			parameters: { region, zipName },
			repeatable: true,
			async effects(sandbox, items) {
				const jobs = await jobsOf(sandbox);
				return items.map(
					(item) =>
						jobs.filter((job) => job.zipName === item.zipName && job.status === 'CANCELLED').length,
				);
			},
		},
		{
			resource: 'bulkDownload',
			operation: 'clear',
			prepare: aJob(0),
			parameters: { region, confirm: true },
			repeatable: true,
			async effects(sandbox, items) {
				const isCleared = (await jobsOf(sandbox)).length === 0;
				return items.map(() => (isCleared ? 1 : 0));
			},
		},
		{
			resource: 'bucket',
			operation: 'getMany',
			prepare: anObject,
			parameters: { region, returnAll: true },
		},
		{
			resource: 'bucket',
			operation: 'get',
			prepare: anObject,
			parameters: { region, bucketId: '={{ $json.bucketId }}' },
		},
		{ resource: 'region', operation: 'getMany', parameters: {} },
	],
};
