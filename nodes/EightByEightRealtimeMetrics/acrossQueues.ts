import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../shared/http/api';
import { oneOf, type Shape } from '../shared/http/parse';
import type { Query } from '../shared/http/path';
import { mapInOrder } from '../shared/mapInOrder';

/** An agent, here with a map of metrics where every other endpoint sends a list. */
interface AgentMetrics extends IDataObject {
	id: string;
	name: string;
	metrics: IDataObject;
}

interface QueueAgents extends IDataObject {
	queueId: string;
	/** Everybody who is assigned, active or not. */
	assignedAgents: string[];
	/** What is counted per queue, of the active ones. */
	agentMetrics: AgentMetrics[];
}

/** What `/agents-in-queue-groups` answers: two lists that belong together by agent ID. */
export interface AcrossQueues extends IDataObject {
	/** What is counted for the agent as a whole. */
	agents: AgentMetrics[];
	queues: QueueAgents[];
}

const isAcrossQueues: Shape<AcrossQueues> = ({ agents, queues }) =>
	Array.isArray(agents) && Array.isArray(queues) && queues.every(isQueueAgents);

function isQueueAgents({ assignedAgents, agentMetrics }: Partial<QueueAgents>): boolean {
	return Array.isArray(assignedAgents) && Array.isArray(agentMetrics);
}

/** Asks with each query and makes one answer of them. */
export async function readAcrossQueues(api: Api, queries: readonly Query[]): Promise<AcrossQueues> {
	const answers = await mapInOrder(queries.length, api.concurrency, async (index) => {
		const query = queries[index] ?? {};
		const { headers, body } = await ask(query);
		// 8x8's reference knows no pages here, though samples in its guide do: only if an answer says so.
		const pages = Number(headers['x-total-pages'] ?? 1);
		const further = await mapInOrder(Math.max(0, pages - 1), api.concurrency, async (page) => {
			return (await ask({ ...query, page: page + 1 })).body;
		});
		return [body, ...further];
	});
	const [first, ...others] = answers.flat();
	if (first && others.length === 0) return first;
	return merge(answers.flat());

	async function ask(query: Query) {
		return await api.get('/agents-in-queue-groups', { query, parse: oneOf(isAcrossQueues) });
	}
}

function merge(answers: readonly AcrossQueues[]): AcrossQueues {
	const queues = new Map<string, QueueAgents>();
	for (const queue of answers.flatMap((answer) => answer.queues)) {
		const { queueId } = queue;
		const known = queues.get(queueId);
		queues.set(queueId, {
			...queue,
			assignedAgents: [...new Set([...(known?.assignedAgents ?? []), ...queue.assignedAgents])],
			agentMetrics: uniqueById([...(known?.agentMetrics ?? []), ...queue.agentMetrics]),
		});
	}
	return {
		agents: uniqueById(answers.flatMap(({ agents }) => agents)),
		queues: [...queues.values()],
	};
}

function uniqueById(agents: readonly AgentMetrics[]): AgentMetrics[] {
	return [...new Map(agents.map((agent) => [agent.id, agent])).values()];
}

/**
 * One object for each agent, in the order sent: `{id, name, "status.rt": …, assignedQueueIds: [queueId],
 * queues: [{queueId, "accepted.today.inQueue": …}]}`.
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
	// Afterwards, because whoever had nothing to do anywhere is assigned all the same, but no item.
	for (const { queueId, assignedAgents } of queues) {
		for (const id of assignedAgents) joined.get(id)?.assigned.push(queueId);
	}
	return [...joined.values()].map(({ agent, assigned, rows }) => ({
		...agent,
		assignedQueueIds: assigned,
		queues: rows,
	}));
}
