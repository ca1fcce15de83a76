import { defineOperation } from '../../../shared/operation/defineOperation';
import { startJob } from '../../bulkJobs/job';
import { objectIds, region } from '../../fields/fields';
import { inRegion } from '../../api/regions';

export const startBulkDownload = defineOperation({
	value: 'start',
	name: 'Start',
	action: 'Start bulk download',
	description: 'Start packing objects into a zip, without waiting for it',
	kind: 'write',
	fields: { region, objectIds },
	async run({ api, params }) {
		const job = await startJob(inRegion(api, params.region), params.objectIds);
		return { ...job, region: params.region };
	},
});
