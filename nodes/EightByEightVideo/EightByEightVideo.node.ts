import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describeProperties } from '../shared/operation/properties';
import { executeOperations } from '../shared/operation/execute';
import { searchCalls } from './listSearch';
import { resources } from './resources';
import { video } from './api/service';

export class EightByEightVideo implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Video Interaction',
		name: 'eightByEightVideo',
		icon: { light: 'file:../../icons/video.svg', dark: 'file:../../icons/video.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Create video rooms and agent tokens with 8x8 Video Interaction, and read its call logs',
		defaults: { name: '8x8 Video Interaction' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightVideoApi', required: true }],
		properties: describeProperties(resources),
	};

	methods = { listSearch: { searchCalls } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperations(this, video, resources);
	}
}
