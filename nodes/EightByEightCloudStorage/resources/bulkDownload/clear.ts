import { defineOperation } from '../../../shared/operation/defineOperation';
import { clearJobs } from '../../bulkJobs/job';
import { confirmation, region } from '../../fields/fields';
import { inRegion } from '../../api/regions';

export const clearBulkDownloads = defineOperation({
	value: 'clear',
	name: 'Clear',
	action: 'Clear all bulk downloads',
	description: 'Remove all bulk downloads of a region, including those of other users',
	kind: 'write',
	fields: {
		region,
		confirm: confirmation(
			'Whether to remove all bulk downloads of the region, including those of other users',
			'Nothing was removed because the operation is not confirmed',
		),
	},
	async run({ api, params }) {
		const jobs = await clearJobs(inRegion(api, params.region));
		return { region: params.region, success: true, cleared: jobs };
	},
});
