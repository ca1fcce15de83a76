import { defineOperation } from '../../../shared/operation/defineOperation';
import { discoverRegions } from '../../api/regions';

export const getManyRegions = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many regions',
	description: 'Get the regions that hold data of your account',
	kind: 'read',
	fields: {},
	async *run({ api }) {
		for (const region of await discoverRegions(api)) yield { region };
	},
});
