import { json, type Reply, type SandboxRequest } from '../http';
import { agentsInQueueGroups } from '../realtime/agentsInQueueGroups';
import type { Agent, Named, Tenant } from '../realtime/directory';
import type { Metric, MetricFamily } from '../realtime/metrics';
import {
	badRequest,
	booleanParameter,
	checkTimezone,
	chosen,
	listParameter,
	metricsParameter,
	one,
	paged,
	tenantOf,
} from '../realtime/parameters';
import { totalsRow } from '../realtime/totals';
import { metricValue, type MetricValue } from '../realtime/values';
import { route, type Handler } from '../router';
import type { World } from '../world';

/** How one list of rows differs from the others. */
interface Collection<Row extends Named> {
	family: MetricFamily;
	rows(tenant: Tenant, params: Record<string, string>): readonly Row[];
	/** List parameters that choose rows; one not listed here is ignored. */
	filter(request: SandboxRequest, tenant: Tenant, rows: readonly Row[]): readonly Row[];
	totals?: boolean;
	defaultSize?: number;
	summary?(row: Row): object;
	/** Only `/agents` insists on `metrics`, unless `summary=true`. */
	metricsRequired?: boolean;
}

function valuesOf(row: Named, metrics: readonly Metric[], family: MetricFamily, world: World) {
	const moment = { tick: world.clock.tick(), anchor: world.clock.anchor() };
	// Samples: an agent without data has null counts, a queue has 0, a group has strings.
	const quietCount = family === 'agent' ? null : 0;
	return metrics.map((metric): MetricValue => {
		const value = metricValue(row, metric, moment, quietCount);
		return family === 'group' ? String(value) : value;
	});
}

function rowBody(row: Named, metrics: readonly Metric[], values: readonly MetricValue[]) {
	return {
		id: row.id,
		name: row.name,
		metrics: metrics.map(({ key }, column) => ({ key, value: values[column] })),
	};
}

function list<Row extends Named>(collection: Collection<Row>): Handler {
	const answer = (request: SandboxRequest, tenant: Tenant, world: World): Reply => {
		const { family, summary, defaultSize } = collection;
		const all = collection.rows(tenant, request.params);
		checkTimezone(request, tenant);
		if (booleanParameter(request, 'summary')) {
			// undocumented: whether `metrics` is absent or empty; absent here.
			const { rows, headers } = paged(request, all, defaultSize);
			const body = rows.map((row) => summary?.(row) ?? { id: row.id, name: row.name });
			return json(body, 200, headers);
		}
		if (collection.metricsRequired && !listParameter(request, 'metrics')) {
			// undocumented: status and text; the guide only calls the parameter required here.
			throw badRequest("Field 'metrics' is required unless summary is true");
		}
		const metrics = metricsParameter(request, family);
		const matching = collection.filter(request, tenant, all);
		const { rows, headers } = paged(request, matching, defaultSize);
		const body: unknown[] = rows.map((row) =>
			rowBody(row, metrics, valuesOf(row, metrics, family, world)),
		);
		if (collection.totals && booleanParameter(request, 'includeTotals')) {
			// undocumented: totals are over all pages and come at the end of each.
			body.push(
				totalsRow(
					metrics,
					matching.map((row) => valuesOf(row, metrics, family, world)),
				),
			);
		}
		return json(body, 200, headers);
	};
	return (request, world) => {
		const tenant = tenantOf(request, world);
		const { clock } = world;
		const key = [tenant.id, request.path, request.query, clock.tick(), clock.anchor()].join(' ');
		return world.metricPages(key, () => answer(request, tenant, world));
	};
}

function single(
	family: MetricFamily,
	find: (tenant: Tenant, params: Record<string, string>) => Named,
): Handler {
	return (request, world): Reply => {
		const tenant = tenantOf(request, world);
		const row = find(tenant, request.params);
		checkTimezone(request, tenant);
		const metrics = metricsParameter(request, family);
		const body = rowBody(row, metrics, valuesOf(row, metrics, family, world));
		return json(world.dialect.singleMetric === 'array' ? [body] : body);
	};
}

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
	route('GET', `${BASE}/agents-in-queue-groups`, (request, world) => {
		const tenant = tenantOf(request, world);
		checkTimezone(request, tenant);
		const metrics = metricsParameter(request, 'agentInQueue');
		return json(
			agentsInQueueGroups({
				agents: tenant.agents,
				queues: chosen(request, 'queue-ids', tenant.queues),
				metrics,
				showEnabled: booleanParameter(request, 'showEnabledAgents'),
				values: (row) => valuesOf(row, metrics, 'agentInQueue', world),
			}),
		);
	}),
];
