import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { bearer, call } from '../../sandbox/tests/client';
import { byId } from '../../support/operations/byId';
import { numbered, type NodePlans, type Plan } from './plan';

const root = '/analytics/cc/v5/realtime-metrics';
const agentMetrics = 'accepted.today';
const inQueueMetrics = 'accepted.today.inQueue';

/** Number of different rows requested; further items request the same rows again. */
const different = 25;

const queueItems = (_: Sandbox, count: number) =>
	numbered(count, (index) => ({ queueId: String(101 + (index % different)) }));

const groupItems = (_: Sandbox, count: number) =>
	numbered(count, (index) => ({ groupId: String(101 + (index % 6)) }));

/** Items that each request a different agent of a list. */
const agentsOf = (list: string, ids: IDataObject) => async (sandbox: Sandbox, count: number) => {
	const headers = await bearer(sandbox, sandbox.accounts.oauth.full);
	const query = '?summary=true&size=100';
	const response = await call(`${sandbox.url}${root}${list}${query}`, { headers });
	const agents = response.json<Array<{ id: string }>>();
	return numbered(count, (index) => ({ ...ids, agentId: agents[index % agents.length].id }));
};

const alone: Pick<Plan, 'variant'> = { variant: 'not combined' };
const apart = { options: { combineRequests: false } };

const get = (resource: string): Plan => ({
	resource,
	operation: 'get',
	prepare: resource === 'queue' ? queueItems : groupItems,
	parameters: { [`${resource}Id`]: byId(`={{ $json.${resource}Id }}`), metrics: [] },
	sharesRequests: true,
});

const getMany = (resource: string): Plan => ({
	resource,
	operation: 'getMany',
	parameters: { limit: '={{ $json.limit }}', metrics: [], options: { namesOnly: true } },
	prepare: (_, count) => numbered(count, (index) => ({ limit: 1 + (index % 4) })),
	sharesRequests: true,
});

const queueGet = get('queue');
const agentsInQueue: Plan = {
	resource: 'agent',
	operation: 'getManyInQueue',
	prepare: queueItems,
	parameters: { queueId: byId('={{ $json.queueId }}'), metrics: inQueueMetrics },
	sharesRequests: true,
};

export const realtimeMetrics: NodePlans = {
	node: 'eightByEightRealtimeMetrics',
	tokenPath: /^\/oauth\//,
	warmUp: { resource: 'queue', operation: 'getMany' },
	tokenRefusals: [401],
	credentials: ({ accounts }, baseUrl) => {
		const { clientId, clientSecret, region } = accounts.oauth.full;
		return { eightByEightApi: { clientId, clientSecret, region, tenantId: '', baseUrl } };
	},
	plans: [
		getMany('queue'),
		queueGet,
		{
			...queueGet,
			...alone,
			parameters: { ...queueGet.parameters, ...apart },
			sharesRequests: false,
		},
		getMany('group'),
		get('group'),
		{
			...getMany('agent'),
			parameters: { returnAll: false, limit: '={{ $json.limit }}', metrics: agentMetrics },
		},
		agentsInQueue,
		{
			...agentsInQueue,
			...alone,
			parameters: { ...agentsInQueue.parameters, ...apart },
			sharesRequests: false,
		},
		{
			resource: 'agent',
			operation: 'getInQueue',
			prepare: agentsOf('/queues/103/agents', { queueId: '103' }),
			parameters: {
				queueId: byId('={{ $json.queueId }}'),
				agentId: byId('={{ $json.agentId }}'),
				metrics: inQueueMetrics,
			},
			sharesRequests: true,
		},
		{
			resource: 'agent',
			operation: 'getManyInGroup',
			prepare: groupItems,
			parameters: { groupId: byId('={{ $json.groupId }}'), metrics: agentMetrics },
			sharesRequests: true,
		},
		{
			resource: 'agent',
			operation: 'getInGroup',
			prepare: agentsOf('/groups/103/agents', { groupId: '103' }),
			parameters: {
				groupId: byId('={{ $json.groupId }}'),
				agentId: byId('={{ $json.agentId }}'),
				metrics: agentMetrics,
			},
			sharesRequests: true,
		},
		{
			resource: 'agent',
			operation: 'getManyAcrossQueues',
			prepare: queueItems,
			parameters: { returnAll: true, queueIds: '={{ $json.queueId }}', metrics: inQueueMetrics },
			sharesRequests: true,
		},
	],
};
