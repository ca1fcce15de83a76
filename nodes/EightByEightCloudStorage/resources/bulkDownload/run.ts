import { number } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { lookUp } from '../../bulkJobs/lookUp';
import { maxZipObjects, planZips } from '../../bulkJobs/plan';
import { runJobs } from '../../bulkJobs/runJobs';
import { binaryPropertyName, objectIds, region } from '../../fields/fields';
import { inRegion } from '../../api/regions';

const defaultMaxWaitMinutes = 60;
const defaultPollSeconds = 15;

export const runBulkDownload = defineOperation({
	value: 'run',
	name: 'Run',
	action: 'Run bulk download',
	description: 'Pack any number of objects into zips, wait until they are ready and download them',
	kind: 'read',
	fields: { region, objectIds, binaryPropertyName },
	options: {
		maxWaitMinutes: number({
			displayName: 'Max Wait (Minutes)',
			default: defaultMaxWaitMinutes,
			min: 1,
			description:
				'Maximum time to wait for all zips. Objects in zips that are not ready by then are listed as missing.',
		}),
		pollSeconds: number({
			displayName: 'Poll Interval (Seconds)',
			default: defaultPollSeconds,
			min: 1,
			max: 300,
			description: 'Initial polling interval; it increases over time',
		}),
		maxObjects: number({
			displayName: 'Max Objects',
			default: maxZipObjects,
			min: 1,
			description:
				'Maximum number of objects in one zip. A zip is also limited to 1.9 GB of content, because 8x8 allows 2 GB.',
		}),
	},
	async *run({ api, params }) {
		const { maxWaitMinutes = defaultMaxWaitMinutes, pollSeconds = defaultPollSeconds } =
			params.options;
		const regionApi = inRegion(api, params.region);
		const { objects, missing } = await lookUp(regionApi, params.objectIds);
		yield* runJobs(regionApi, planZips(objects, params.options.maxObjects), missing, {
			region: params.region,
			property: params.binaryPropertyName,
			pollIntervalMs: pollSeconds * 1000,
			deadline: Date.now() + maxWaitMinutes * 60_000,
		});
	},
});
