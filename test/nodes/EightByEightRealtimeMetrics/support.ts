/** A row as 8x8 sends it. */
export interface Row {
	id: string | null;
	name: string;
	metrics: Array<{ key: string; value: unknown }>;
}

export const node = 'eightByEightRealtimeMetrics';
export const base = '/analytics/cc/v5/realtime-metrics';

/** A second implementation of the simplified row: the metrics next to ID and name. */
export function flat({ id, name, metrics }: Row): Record<string, unknown> {
	const item: Record<string, unknown> = { id, name };
	for (const { key, value } of metrics) item[key] = value;
	return item;
}

/**
 * The simplified form by resource: 8x8 sends the numbers of groups as text, and all metrics of groups are
 * numbers.
 */
export function simplified(resource: string): typeof flat {
	if (resource !== 'group') return flat;
	return ({ metrics, ...row }) =>
		flat({ ...row, metrics: metrics.map(({ key, value }) => ({ key, value: Number(value) })) });
}
