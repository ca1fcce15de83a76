import { paging, resultLimit } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { parseBuckets, simplifyBucket } from '../../api/buckets';
import { regionOrAll, simplify } from '../../fields/fields';
import { inRegion, regionsOf } from '../../api/regions';

export const getManyBuckets = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many buckets',
	description: 'Get the buckets of one region or all regions, with their objects',
	kind: 'read',
	fields: { region: regionOrAll, ...paging, simplify },
	async *run({ api, params }) {
		let left = resultLimit(params);
		for (const region of await regionsOf(api, params.region)) {
			if (left <= 0) return;
			// 8x8's reference documents neither pagination nor a limit for buckets.
			const { body } = await inRegion(api, region).get('/buckets', { parse: parseBuckets });
			for (const found of body.slice(0, left)) {
				const bucket = { ...found, region };
				yield params.simplify ? simplifyBucket(bucket) : bucket;
			}
			left -= body.length;
		}
	},
});
