import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { singleObject } from '../../../shared/http/parse';
import { isBucket, simplifyBucket } from '../../api/buckets';
import { bucketId, region, simplify } from '../../fields/fields';
import { inRegion } from '../../api/regions';

export const getBucket = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get bucket',
	description: 'Get a bucket with its objects',
	kind: 'read',
	fields: { region, bucketId, simplify },
	async run({ api, params }) {
		const { body } = await inRegion(api, params.region).get(
			encodePath`/buckets/${params.bucketId}`,
			{
				parse: singleObject(isBucket),
			},
		);
		const bucket = { ...body, region: params.region };
		return params.simplify ? simplifyBucket(bucket) : bucket;
	},
});
