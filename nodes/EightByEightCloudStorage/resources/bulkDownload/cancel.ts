import { defineOperation } from '../../../shared/operation/defineOperation';
import { cancelJob } from '../../bulkJobs/job';
import { region } from '../../fields/region';
import { zipName } from '../../fields/ids';
import { inRegion } from '../../api/regions';

export const cancelBulkDownload = defineOperation({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel bulk download',
	description: 'Stop a bulk download that has not ended yet',
	kind: 'write',
	fields: { region, zipName },
	async run({ api, params }) {
		const job = await cancelJob(inRegion(api, params.region), params.zipName);
		return { ...job, region: params.region, success: true };
	},
});
