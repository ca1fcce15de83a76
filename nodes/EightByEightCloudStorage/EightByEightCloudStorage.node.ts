import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describeProperties } from '../shared/operation/properties';
import { executeOperations } from '../shared/operation/execute';
import { searchRegions, searchRegionsAndAll } from './api/regions';
import { resources } from './resources';
import { cloudStorage } from './api/service';

export class EightByEightCloudStorage implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Cloud Storage',
		name: 'eightByEightCloudStorage',
		icon: {
			light: 'file:../../icons/cloudStorage.svg',
			dark: 'file:../../icons/cloudStorage.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Find and download call recordings, transcripts and other objects in 8x8 Cloud Storage',
		defaults: { name: '8x8 Cloud Storage' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightApi', required: true }],
		properties: describeProperties(resources),
	};

	methods = { listSearch: { searchRegions, searchRegionsAndAll } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperations(this, cloudStorage, resources);
	}
}
