import { defineOperation } from '../../../shared/operation/defineOperation';
import { clearJobs } from '../../bulkJobs/job';
import { confirmation, region } from '../../fields/fields';
import { inRegion } from '../../api/regions';

export const clearBulkDownloads = defineOperation({
	value: 'clear',
	name: 'Clear',
	action: 'Clear all bulk downloads',
	description: 'Remove all bulk downloads of a region, those of other users included',
	kind: 'write',
	fields: {
		region,
		confirm: confirmation(
			'Whether all bulk downloads of the region shall really be removed',
			'Nothing was removed: clearing is not confirmed',
		),
	},
	async run({ api, params }) {
		const jobs = await clearJobs(inRegion(api, params.region));
		return { region: params.region, success: true, cleared: jobs };
	},
});
