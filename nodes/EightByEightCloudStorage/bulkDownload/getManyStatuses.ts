import { defineOperation } from '../../shared/operation';
import { listJobs } from '../bulk/job';
import { regionOrAll } from '../fields';
import { inRegion, regionsOf } from '../regions';

export const getManyBulkDownloadStatuses = defineOperation({
	value: 'getManyStatuses',
	name: 'Get Many Statuses',
	action: 'Get many statuses of bulk downloads',
	description: 'Get how far all bulk downloads of one region or all regions are',
	kind: 'read',
	fields: { region: regionOrAll },
	async *run({ api, params }) {
		for (const region of await regionsOf(api, params.region)) {
			for (const job of await listJobs(inRegion(api, region))) yield { ...job, region };
		}
	},
});
