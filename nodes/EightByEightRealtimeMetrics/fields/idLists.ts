import { stringList } from '../../shared/fields';

export const queueIds = stringList({
	displayName: 'Queue IDs',
	description:
		'Comma-separated queue IDs, or a list from an expression. Leave empty to get all queues.',
	placeholder: 'e.g. 101, 103',
});

export const groupIds = stringList({
	displayName: 'Group IDs',
	description:
		'Comma-separated group IDs, or a list from an expression. Leave empty to get all groups.',
	placeholder: 'e.g. 110, 112',
});

export const agentIds = stringList({
	displayName: 'Agent IDs',
	description:
		'Comma-separated agent IDs, or a list from an expression. Leave empty to get all agents.',
	placeholder: 'e.g. ag10000, ag10001',
});
