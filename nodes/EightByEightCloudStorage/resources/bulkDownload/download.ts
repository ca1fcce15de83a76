import { InvalidInputError } from '../../../shared/errors/invalidInputError';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { getJob, hasEnded, hasZip } from '../../bulkJobs/job';
import { zipFile } from '../../bulkJobs/zipFile';
import { binaryPropertyName, region, zipName } from '../../fields/fields';
import { inRegion } from '../../api/regions';

export const downloadBulkDownload = defineOperation({
	value: 'download',
	name: 'Download',
	action: 'Download zip of bulk download',
	description: 'Download the zip of a finished bulk download',
	kind: 'read',
	fields: { region, zipName, binaryPropertyName },
	async run({ api, params }) {
		const { region, zipName, binaryPropertyName } = params;
		const regionApi = inRegion(api, region);
		const job = await getJob(regionApi, zipName);
		if (job.status !== undefined && !hasZip(job)) {
			throw new InvalidInputError(
				`The zip ${zipName} cannot be downloaded: its status is ${job.status}`,
				hasEnded(job) ? 'Start another bulk download.' : 'Wait until it is DONE.',
			);
		}
		return zipFile(regionApi, zipName, binaryPropertyName, (names) => ({
			zipName,
			region,
			status: job.status,
			entryNames: names,
		}));
	},
});
