import { defineOperation } from '../../../shared/operation/defineOperation';
import { listJobs } from '../../bulkJobs/job';
import { regionOrAll } from '../../fields/region';
import { inRegion, regionsOf } from '../../api/regions';

export const getManyBulkDownloads = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many bulk downloads',
	description: 'Get the status of all bulk downloads in one region or all regions',
	kind: 'read',
	fields: { region: regionOrAll },
	async *run({ api, params }) {
		for (const region of await regionsOf(api, params.region)) {
			for (const job of await listJobs(inRegion(api, region))) yield { ...job, region };
		}
	},
});
