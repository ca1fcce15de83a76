import { defineOperation } from '../../../shared/operation/defineOperation';
import { confirmation, objectIds, region } from '../../fields/fields';
import { deleteObjects } from '../../api/deleteObjects';
import { inRegion } from '../../api/regions';

export const deleteStorageObjects = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete objects',
	description: 'Delete objects with their content and tags, many at once',
	kind: 'write',
	fields: {
		region,
		objectIds,
		confirm: confirmation(
			'Whether the objects shall really be deleted. Their content and tags are gone for good.',
			'Nothing was deleted: the deletion is not confirmed',
		),
	},
	async *run({ api, params }) {
		for (const outcome of await deleteObjects(inRegion(api, params.region), params.objectIds)) {
			yield { ...outcome, region: params.region };
		}
	},
});
