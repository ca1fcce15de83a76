import {
	agentMetrics,
	groupMetricNames,
	periods,
	queueMetrics,
	units,
	type AgentBaseMetric,
	type BaseMetric,
	type MetricKind,
	type Period,
} from './metricTable';

/** One metric in one period. */
export interface Metric {
	/** `<name>.<period>`, such as `entered.today`, with the suffix `.inQueue` for metrics counted per queue. */
	readonly key: string;
	/** The name in the editor, such as `Entered, Today`. */
	readonly title: string;
	readonly meaning: string;
	readonly kind: MetricKind;
	readonly unit: string;
}

const periodTitles: Readonly<Record<Period, string>> = {
	rt: 'Now',
	'int-15m': 'Last 15 Minutes',
	'int-30m': 'Last 30 Minutes',
	'int-1h': 'Last Hour',
	'int-4h': 'Last 4 Hours',
	'int-8h': 'Last 8 Hours',
	'int-12h': 'Last 12 Hours',
	today: 'Today',
};

const ofAgents = expand(agentMetrics);
const ofAgentsByQueue = agentsSeenByQueue();

/** The metrics of each endpoint: the six lists of keys in 8x8's guide, with their documented counts. */
export const metricFamilies = {
	/** 101: queues. */
	queue: expand(queueMetrics),
	/** 7: groups. */
	group: expand(queueMetrics.filter(([name]) => groupMetricNames.has(name))),
	/** 140: agents within one queue. */
	agentInQueue: ofAgentsByQueue,
	/** 144: agents within one group. */
	agentInGroup: ofAgents,
	/** 144: all agents of the tenant. */
	allAgents: ofAgents,
	/** 140: agents across queues. Metrics counted per queue occur once for each queue. */
	agentsInQueueGroups: ofAgentsByQueue,
} as const;

/** Name of a list of metrics. */
export type MetricFamily = keyof typeof metricFamilies;

const kinds = new Map<string, MetricKind>(
	[...queueMetrics, ...agentMetrics].map(([name, , kind]) => [name, kind]),
);

/**
 * The kind of a metric by its key, including keys of totals (`total.entered.today`); undefined for metrics that
 * 8x8 does not document.
 */
export function kindOf(key: string): MetricKind | undefined {
	return kinds.get(key.replace(/^total\./, '').split('.')[0] ?? '');
}

function agentsSeenByQueue(): Metric[] {
	const seen = agentMetrics.filter(([, , , , scope]) => scope !== 'outside queues');
	return seen.flatMap(([name, code, kind, meaning, scope]) => {
		const metrics = expand([[name, code, kind, meaning]]);
		if (scope !== 'by queue') return metrics;
		return metrics.map((metric) => ({
			...metric,
			key: `${metric.key}.inQueue`,
			title: `${metric.title}, in Queue`,
		}));
	});
}

function expand(metrics: ReadonlyArray<BaseMetric | AgentBaseMetric>): Metric[] {
	return metrics.flatMap(([name, code, kind, meaning]) =>
		periods[code].map((period) => ({
			key: `${name}.${period}`,
			title: `${titleOf(name)}, ${periodTitles[period]}`,
			meaning,
			kind,
			unit: units[kind],
		})),
	);
}

/** `acceptedInSla` becomes `Accepted in SLA`. */
function titleOf(name: string): string {
	const words = name.match(/\d+|[A-Za-z][a-z]*/g) ?? [];
	return words
		.map((word, index) => {
			const lower = word.toLowerCase();
			if (index > 0 && (lower === 'in' || lower === 'on')) return lower;
			if (lower === 'sla') return 'SLA';
			if (lower === 'avg') return 'Average';
			return lower.charAt(0).toUpperCase() + lower.slice(1);
		})
		.join(' ');
}
