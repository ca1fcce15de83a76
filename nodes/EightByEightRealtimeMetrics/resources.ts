import type { Resources } from '../shared/operation';
import { getManyAgents } from './agent/getMany';
import { getGroup } from './group/get';
import { getManyGroups } from './group/getMany';
import { getQueue } from './queue/get';
import { getManyQueues } from './queue/getMany';

export const resources: Resources = [
	{ value: 'queue', name: 'Queue', operations: [getManyQueues, getQueue] },
	{ value: 'group', name: 'Group', operations: [getManyGroups, getGroup] },
	{ value: 'agent', name: 'Agent', operations: [getManyAgents] },
];
