import { defineOperation } from '../../../shared/operation/defineOperation';
import { confirmation, objectIds, region } from '../../fields/fields';
import { deleteObjects } from '../../api/deleteObjects';
import { inRegion } from '../../api/regions';

export const deleteStorageObjects = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete objects',
	description: 'Delete any number of objects with their content and tags',
	kind: 'write',
	fields: {
		region,
		objectIds,
		confirm: confirmation(
			'Whether to permanently delete these objects, including content and tags',
			'Nothing was deleted because the deletion is not confirmed',
		),
	},
	async *run({ api, params }) {
		for (const outcome of await deleteObjects(inRegion(api, params.region), params.objectIds)) {
			yield { ...outcome, region: params.region };
		}
	},
});
