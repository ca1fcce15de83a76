import { defineOperation } from '../../../shared/operation/defineOperation';
import { objectId, region, simplify } from '../../fields/fields';
import { inRegion } from '../../api/regions';
import { simplifyObject } from '../../api/simplifyObject';
import { getObject } from '../../api/storageObject';

export const getStorageObject = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get object',
	description: 'Get the type, state, size, times and tags of an object',
	kind: 'read',
	fields: { region, objectId, simplify },
	async run({ api, params }) {
		const found = await getObject(inRegion(api, params.region), params.objectId);
		const object = { ...found, region: params.region };
		return params.simplify ? simplifyObject(object) : object;
	},
});
