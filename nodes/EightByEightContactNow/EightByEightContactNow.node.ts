import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describeProperties } from '../shared/operation/properties';
import { executeOperations } from '../shared/operation/execute';
import { resources } from './resources';
import { contactNow } from './api/service';

export class EightByEightContactNow implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 ContactNow',
		name: 'eightByEightContactNow',
		icon: {
			light: 'file:../../icons/contactNow.svg',
			dark: 'file:../../icons/contactNow.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Get, validate and revoke 8x8 ContactNow tokens',
		defaults: { name: '8x8 ContactNow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'contactNowApi', required: true }],
		properties: describeProperties(resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperations(this, contactNow, resources);
	}
}
