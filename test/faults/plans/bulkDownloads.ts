import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { Plan } from './plan';
import { addObjects, anObject, ask, region } from './storageObjects';

interface Job {
	zipName: string;
	status: string;
	/** `ID: STATUS` of each object. */
	content: string[];
}

const jobsOf = async (sandbox: Sandbox) =>
	await ask<Job[]>(sandbox, 'GET', '/bulk/download/status');

/** Items with one bulk download each. */
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

/** The sandbox's jobs advance by one state with each status request; so many complete the zip. */
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

/** Bulk downloads of Cloud Storage. */
export const bulkDownloads: readonly Plan[] = [
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
		operation: 'get',
		prepare: aJob(untilDone),
		parameters: { region, zipName },
	},
	{
		resource: 'bulkDownload',
		operation: 'getMany',
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
];
