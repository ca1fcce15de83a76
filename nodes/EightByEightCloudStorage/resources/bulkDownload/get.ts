import { boolean } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { getJob } from '../../bulkJobs/job';
import { region, zipName } from '../../fields/fields';
import { inRegion } from '../../api/regions';

export const getBulkDownload = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get bulk download',
	description: 'Get the status of a bulk download',
	kind: 'read',
	fields: { region, zipName },
	options: {
		presignUrl: boolean({
			displayName: 'Include Link',
			default: false,
			description:
				'Whether to include a link to the finished zip. Anyone with the link can download the zip until it expires.',
		}),
	},
	async run({ api, params }) {
		const { zipName, options } = params;
		const job = await getJob(inRegion(api, params.region), zipName, options.presignUrl);
		return { ...job, region: params.region };
	},
});
