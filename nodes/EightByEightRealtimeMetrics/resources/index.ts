import type { Resources } from '../../shared/operation/defineOperation';
import { getAgentInGroup } from './agent/getInGroup';
import { getAgentInQueue } from './agent/getInQueue';
import { getManyAgents } from './agent/getMany';
import { getManyAgentsAcrossQueues } from './agent/getManyAcrossQueues';
import { getManyAgentsInGroup } from './agent/getManyInGroup';
import { getManyAgentsInQueue } from './agent/getManyInQueue';
import { getGroup } from './group/get';
import { getManyGroups } from './group/getMany';
import { getQueue } from './queue/get';
import { getManyQueues } from './queue/getMany';

export const resources: Resources = [
	{ value: 'queue', name: 'Queue', operations: [getManyQueues, getQueue] },
	{ value: 'group', name: 'Group', operations: [getManyGroups, getGroup] },
	{
		value: 'agent',
		name: 'Agent',
		operations: [
			getManyAgents,
			getManyAgentsAcrossQueues,
			getManyAgentsInQueue,
			getAgentInQueue,
			getManyAgentsInGroup,
			getAgentInGroup,
		],
	},
];
