import { resourceLocator } from '../../shared/fields';

export const queueId = resourceLocator({
	displayName: 'Queue',
	description: 'The queue to get metrics for',
	searchListMethod: 'searchQueues',
	idPlaceholder: 'e.g. 103',
});

export const groupId = resourceLocator({
	displayName: 'Group',
	description: 'The agent group to get metrics for',
	searchListMethod: 'searchGroups',
	idPlaceholder: 'e.g. 110',
});

const agentIdPlaceholder = 'e.g. ag10000';

/** An agent of the queue selected in `queueId`. */
export const agentIdInQueue = resourceLocator({
	displayName: 'Agent',
	description: 'The agent to get metrics for. The agent must be assigned to the queue.',
	searchListMethod: 'searchAgentsInQueue',
	idPlaceholder: agentIdPlaceholder,
	dependsOn: ['queueId'],
});

/** An agent of the group selected in `groupId`. */
export const agentIdInGroup = resourceLocator({
	displayName: 'Agent',
	description: 'The agent to get metrics for. The agent must be a member of the group.',
	searchListMethod: 'searchAgentsInGroup',
	idPlaceholder: agentIdPlaceholder,
	dependsOn: ['groupId'],
});
