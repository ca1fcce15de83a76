import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { searchRegionsAndAll } from './api/regions';
import { describeFields, runPoll } from '../shared/trigger/pollingTrigger';
import { newObjectTrigger } from './trigger/newObjectTrigger';

export class EightByEightCloudStorageTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Cloud Storage Trigger',
		name: 'eightByEightCloudStorageTrigger',
		icon: {
			light: 'file:../../icons/cloudStorage.svg',
			dark: 'file:../../icons/cloudStorage.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: 'New Object',
		description:
			'Starts the workflow when call recordings, transcripts or other objects appear in 8x8 Cloud Storage',
		defaults: { name: '8x8 Cloud Storage Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightApi', required: true }],
		properties: describeFields(newObjectTrigger.fields),
	};

	methods = { listSearch: { searchRegionsAndAll } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this, newObjectTrigger);
	}
}
