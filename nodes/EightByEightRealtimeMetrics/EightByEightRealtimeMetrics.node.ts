import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describeProperties } from '../shared/operation/properties';
import { executeOperations } from '../shared/operation/execute';
import { searchAgentsInGroup, searchAgentsInQueue, searchGroups, searchQueues } from './listSearch';
import { resources } from './resources';
import { realtimeMetrics } from './api/service';

export class EightByEightRealtimeMetrics implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Realtime Metrics',
		name: 'eightByEightRealtimeMetrics',
		icon: {
			light: 'file:../../icons/realtimeMetrics.svg',
			dark: 'file:../../icons/realtimeMetrics.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Get realtime metrics for 8x8 Contact Center queues, groups and agents',
		defaults: { name: '8x8 Realtime Metrics' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightApi', required: true }],
		properties: describeProperties(resources),
	};

	methods = {
		listSearch: { searchAgentsInGroup, searchAgentsInQueue, searchGroups, searchQueues },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperations(this, realtimeMetrics, resources);
	}
}
