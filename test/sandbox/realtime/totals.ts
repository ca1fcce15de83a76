import type { Metric } from './metrics';
import type { MetricValue } from './values';

/** Kinds that totals cover: times, percentages, averages and counts, says 8x8's guide. */
const SUMMED = new Set<Metric['kind']>(['average', 'count', 'duration', 'percentage']);

/**
 * The element that `includeTotals=true` appends: id null, name `totals`, keys `total.<key>`.
 * Percentages and averages with no base are null; counts and longest times are 0.
 */
export function totalsRow(
	metrics: readonly Metric[],
	rows: ReadonlyArray<readonly MetricValue[]>,
): { id: null; name: string; metrics: Array<{ key: string; value: number | null }> } {
	return {
		id: null,
		name: 'totals',
		metrics: metrics.flatMap((metric, column) => {
			if (!SUMMED.has(metric.kind)) return [];
			const values = rows.map((row) => row[column]).filter((value) => typeof value === 'number');
			// undocumented: the prefix of `.inQueue` keys is the same.
			return [{ key: `total.${metric.key}`, value: total(metric, values) }];
		}),
	};
}

function total(metric: Metric, values: number[]): number | null {
	const sum = values.reduce((left, right) => left + right, 0);
	if (metric.kind === 'count') return sum;
	if (metric.kind === 'duration') {
		const longest = /longest/i.test(metric.base);
		return longest ? values.reduce((left, right) => Math.max(left, right), 0) : sum;
	}
	// undocumented: how averages are combined; the plain mean of rows here.
	return values.length === 0 ? null : Math.round((sum / values.length) * 10_000) / 10_000;
}
