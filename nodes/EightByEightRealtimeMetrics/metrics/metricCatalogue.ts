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

/** One metric at one period, as 8x8 is asked for it and as people read it. */
export interface Metric {
	/** `<name>.<period>`, as in `entered.today`, and `.inQueue` behind it for what is counted per queue. */
	readonly key: string;
	/** `Entered, Today`. */
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

/** Metrics by what is asked for. Each is one of the six lists of keys in 8x8's guide, by its counts. */
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
	/** 140: agents across queues, where what is counted per queue comes once for each queue. */
	agentsInQueueGroups: ofAgentsByQueue,
} as const;

export type MetricFamily = keyof typeof metricFamilies;

const kinds = new Map<string, MetricKind>(
	[...queueMetrics, ...agentMetrics].map(([name, , kind]) => [name, kind]),
);

/**
 * What the value of a key is, be it a total's (`total.entered.today`) or not; undefined for a metric
 * that 8x8 does not document.
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
