import { defineOperation } from '../../shared/operation';
import { objectId, region } from '../fields';
import { getObject } from '../storageObject';

export const getStorageObject = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get object',
	description: 'Get what Cloud Storage knows of an object: type, state, size, times and tags',
	kind: 'read',
	fields: { region, objectId },
	run: async ({ api, params }) => await getObject(api, params.objectId),
});
