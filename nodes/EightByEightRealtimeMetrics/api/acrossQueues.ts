import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../../shared/http/api';
import { fetchPages } from '../../shared/http/pages';
import { isListIfAny, isObject, singleObject, type Shape } from '../../shared/http/parse';
import type { Query } from '../../shared/http/path';
import { createStallDetector } from '../../shared/http/stallDetector';
import { mapConcurrently } from '../../shared/util/mapConcurrently';
import { pageCount } from './pageCount';

/** An agent. Its metrics are a map here; every other endpoint sends a list. */
interface AgentMetrics extends IDataObject {
	id: string;
	name: string;
	metrics: IDataObject;
}

interface QueueAgents extends IDataObject {
	queueId: string;
	/** IDs of all assigned agents, active or not. */
	assignedAgents: string[];
	/** The metrics per queue of the active agents. */
	agentMetrics: AgentMetrics[];
}

/** The response of `/agents-in-queue-groups`: two lists that are joined by agent ID. */
export interface AcrossQueues extends IDataObject {
	/** The metrics of each agent as a whole. */
	agents: AgentMetrics[];
	queues: QueueAgents[];
}

const isAcrossQueues: Shape<AcrossQueues> = ({ agents, queues }) =>
	agents !== undefined && isListIfAny(agents, isObject) && queues?.every(isQueueAgents) === true;

function isQueueAgents({ assignedAgents, agentMetrics }: Partial<QueueAgents>): boolean {
	return Array.isArray(assignedAgents) && agentMetrics?.every(isObject) === true;
}

const acrossQueuesPath = '/agents-in-queue-groups';

/** Sends all queries and merges their responses into one. @throws {ApiError} */
export async function readAcrossQueues(api: Api, queries: readonly Query[]): Promise<AcrossQueues> {
	const responses = await mapConcurrently(queries.length, api.concurrency, async (index) => {
		const pages: AcrossQueues[] = [];
		for await (const page of readPages(api, queries[index] ?? {})) pages.push(page);
		return pages;
	});
	const [first, ...others] = responses.flat();
	if (first && others.length === 0) return first;
	return merge(responses.flat());
}

/** 8x8's reference documents no pages here, but its guide shows some. More pages are read only if a response has the header. */
function readPages(api: Api, query: Query): AsyncIterable<AcrossQueues> {
	const checkStall = createStallDetector();
	return fetchPages({
		limit: Infinity,
		pageSize: 1,
		concurrency: api.concurrency,
		async fetchPage(index) {
			const { headers, body } = await api.get(acrossQueuesPath, {
				query: index === 0 ? query : { ...query, page: index },
				parse: singleObject(isAcrossQueues),
			});
			const totalPages = pageCount(headers, `GET ${acrossQueuesPath}`);
			checkStall(keysOf(body));
			return { items: [body], isLast: index + 1 >= totalPages, totalPages };
		},
	});
}

function keysOf({ agents, queues }: AcrossQueues): string[] {
	const rows = queues.flatMap(({ queueId, agentMetrics }) => [
		queueId,
		...agentMetrics.map(({ id }) => `${queueId}/${id}`),
	]);
	return [...agents.map(({ id }) => `/${id}`), ...rows];
}

function merge(responses: readonly AcrossQueues[]): AcrossQueues {
	const queues = new Map<string, QueueAgents>();
	for (const queue of responses.flatMap((response) => response.queues)) {
		const { queueId } = queue;
		const known = queues.get(queueId);
		queues.set(queueId, {
			...queue,
			assignedAgents: [...new Set([...(known?.assignedAgents ?? []), ...queue.assignedAgents])],
			agentMetrics: uniqueById([...(known?.agentMetrics ?? []), ...queue.agentMetrics]),
		});
	}
	return {
		agents: uniqueById(responses.flatMap(({ agents }) => agents)),
		queues: [...queues.values()],
	};
}

function uniqueById(agents: readonly AgentMetrics[]): AgentMetrics[] {
	return [...new Map(agents.map((agent) => [agent.id, agent])).values()];
}

/**
 * Joins the two lists into one object for each agent, in 8x8's order: `{id, name, "status.rt": …,
 * assignedQueueIds: [queueId], queues: [{queueId, "accepted.today.inQueue": …}]}`.
 */
export function byAgent({ agents, queues }: AcrossQueues): IDataObject[] {
	const joined = new Map<string, { agent: IDataObject; assigned: string[]; rows: IDataObject[] }>();
	const entryOf = ({ id, name, metrics }: AgentMetrics) => {
		const entry = joined.get(id) ?? { agent: { id, name, ...metrics }, assigned: [], rows: [] };
		joined.set(id, entry);
		return entry;
	};
	for (const agent of agents) entryOf(agent);
	for (const { queueId, agentMetrics } of queues) {
		for (const row of agentMetrics) {
			entryOf({ ...row, metrics: {} }).rows.push({ queueId, ...row.metrics });
		}
	}
	// Last, because agents who had nothing to do are assigned to queues but do not become items.
	for (const { queueId, assignedAgents } of queues) {
		for (const id of assignedAgents) joined.get(id)?.assigned.push(queueId);
	}
	return [...joined.values()].map(({ agent, assigned, rows }) => ({
		...agent,
		assignedQueueIds: assigned,
		queues: rows,
	}));
}
