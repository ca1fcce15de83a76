import { isQuiet, type MetricValue } from './values';
import type { Agent, Named } from './directory';
import type { Metric } from './metrics';

interface Question {
	agents: readonly Agent[];
	queues: readonly Named[];
	metrics: readonly Metric[];
	/** Also agents without activity. */
	showEnabled: boolean;
	/** Values of a row in the order of `metrics`. */
	values(row: Named): readonly MetricValue[];
}

/**
 * The one endpoint that returns two lists joined by agent ID, and maps instead of key/value lists.
 * Keys are split: agent-wide ones under `agents`, `.inQueue` ones under `queues[].agentMetrics`.
 */
export function agentsInQueueGroups({ agents, queues, metrics, showEnabled, values }: Question) {
	const inQueue = ({ key }: Metric) => key.endsWith('.inQueue');
	const row = (agent: Agent, wanted: (metric: Metric) => boolean) => {
		const all = values(agent);
		return {
			id: agent.id,
			name: agent.name,
			metrics: Object.fromEntries(
				metrics.flatMap((metric, column) => (wanted(metric) ? [[metric.key, all[column]]] : [])),
			),
		};
	};
	const assigned = (queue: Named) => agents.filter(({ queueIds }) => queueIds.has(queue.id));
	const active = (agent: Agent) => !isQuiet(agent);
	const queueIds = new Set(queues.map(({ id }) => id));
	const shown = agents.filter((agent) => [...agent.queueIds].some((id) => queueIds.has(id)));
	return {
		agents: shown
			.filter((agent) => active(agent) || showEnabled)
			.map((agent) => row(agent, (metric) => !inQueue(metric))),
		queues: queues.map((queue) => ({
			queueId: queue.id,
			assignedAgents: assigned(queue).map(({ id }) => id),
			agentMetrics: assigned(queue)
				.filter(active)
				.map((agent) => row(agent, inQueue)),
		})),
	};
}
