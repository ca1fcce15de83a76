import type { Resources } from '../shared/operation';
import { downloadStorageObject } from './object/download';
import { getStorageObject } from './object/get';
import { getManyStorageObjects } from './object/getMany';
import { getManyRegions } from './region/getMany';

export const resources: Resources = [
	{
		value: 'object',
		name: 'Object',
		operations: [getManyStorageObjects, getStorageObject, downloadStorageObject],
	},
	{ value: 'region', name: 'Region', operations: [getManyRegions] },
];
