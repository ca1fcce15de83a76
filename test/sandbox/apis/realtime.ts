import { json, type SandboxRequest } from '../http';
import { agentsInQueueGroups } from '../realtime/agentsInQueueGroups';
import { list, single, valuesOf } from '../realtime/answers';
import type { Agent, Named, Tenant } from '../realtime/directory';
import {
	booleanParameter,
	checkTimezone,
	chosen,
	metricsParameter,
	one,
	tenantOf,
} from '../realtime/parameters';
import { route } from '../router';

const queueAgents = (tenant: Tenant, { queueId }: Record<string, string>): readonly Agent[] => {
	const queue = one(tenant.queues, queueId, 'queue');
	return tenant.agents.filter(({ queueIds }) => queueIds.has(queue.id));
};

const groupAgents = (tenant: Tenant, { groupId }: Record<string, string>): readonly Agent[] => {
	const group = one(tenant.groups, groupId, 'group');
	return tenant.agents.filter((agent) => agent.group === group);
};

const byAgentId = <Row extends Named>(request: SandboxRequest, _: Tenant, rows: readonly Row[]) =>
	chosen(request, 'agent-ids', rows);

const agentSummary = ({ id, name, group }: Agent) => ({
	id,
	name,
	groupId: group.id,
	groupName: group.name,
});

const BASE = '(?:/(?<region>eu|au|ca))?/analytics/cc/v5/realtime-metrics';

export const realtimeRoutes = [
	route(
		'GET',
		`${BASE}/queues`,
		list({
			family: 'queue',
			rows: ({ queues }) => queues,
			filter: (request, _, rows) => chosen(request, 'queue-ids', rows),
			totals: true,
		}),
	),
	route(
		'GET',
		`${BASE}/queues/:id`,
		single('queue', ({ queues }, { id }) => one(queues, id, 'queue')),
	),
	route(
		'GET',
		`${BASE}/queues/:queueId/agents`,
		list({
			family: 'agentInQueue',
			rows: queueAgents,
			filter: byAgentId,
			totals: true,
			// The OpenAPI file says 10 on this endpoint, the guide says 100: a client must send it.
			defaultSize: 10,
		}),
	),
	route(
		'GET',
		`${BASE}/queues/:queueId/agents/:agentId`,
		single('agentInQueue', (tenant, params) =>
			one(queueAgents(tenant, params), params.agentId, 'agent'),
		),
	),
	route(
		'GET',
		`${BASE}/groups`,
		list({
			family: 'group',
			rows: ({ groups }) => groups,
			filter: (request, _, rows) => chosen(request, 'group-ids', rows),
		}),
	),
	route(
		'GET',
		`${BASE}/groups/:id`,
		single('group', ({ groups }, { id }) => one(groups, id, 'group')),
	),
	route(
		'GET',
		`${BASE}/groups/:groupId/agents`,
		list({ family: 'agent', rows: groupAgents, filter: byAgentId, totals: true }),
	),
	route(
		'GET',
		`${BASE}/groups/:groupId/agents/:agentId`,
		single('agent', (tenant, params) => one(groupAgents(tenant, params), params.agentId, 'agent')),
	),
	route(
		'GET',
		`${BASE}/agents`,
		list<Agent>({
			family: 'agent',
			rows: ({ agents }) => agents,
			filter: (request, tenant, rows) => {
				const groups = new Set<Named>(chosen(request, 'group-ids', tenant.groups));
				return chosen(request, 'agent-ids', rows).filter(({ group }) => groups.has(group));
			},
			totals: true,
			summary: agentSummary,
			metricsRequired: true,
		}),
	),
	route('GET', `${BASE}/agents-in-queue-groups`, (request, backend) => {
		const tenant = tenantOf(request, backend);
		checkTimezone(request, tenant);
		const metrics = metricsParameter(request, 'agentInQueue');
		return json(
			agentsInQueueGroups({
				agents: tenant.agents,
				queues: chosen(request, 'queue-ids', tenant.queues),
				metrics,
				showEnabled: booleanParameter(request, 'showEnabledAgents'),
				values: (row) => valuesOf(row, metrics, 'agentInQueue', backend),
			}),
		);
	}),
];
