import type { IDataObject } from 'n8n-workflow';
import type { Shape } from '../shared/http/parse';
import { kindOf, type Metric } from './metricCatalogue';

/** A queue, group or agent with its metrics, as 8x8 sends it. */
export interface MetricRow extends IDataObject {
	/** Null marks the totals, which 8x8 sends among the rows. */
	id: string | null;
	name: string;
	/** Of an agent in the names-only list of the whole tenant. */
	groupId?: string;
	/** Absent in lists of names. */
	metrics?: Array<{ key: string; value: IDataObject[string] }>;
}

export const isMetricRow: Shape<MetricRow> = ({ id, metrics }) =>
	id !== undefined && (metrics === undefined || Array.isArray(metrics));

export function isTotals({ id, name }: MetricRow): boolean {
	return id === null && name === 'totals';
}

/** Simplified: `{id, name, "entered.today": 7}`. Null means "no data" and stays null. */
export function present(row: MetricRow, simplify: boolean): IDataObject {
	if (!simplify) return row;
	const { metrics = [], ...simple } = row;
	// Written one by one: a list of pairs in between took half as long again for 250,000 values.
	for (const { key, value } of metrics) simple[key] = tidy(key, value);
	return simple;
}

const textKinds = new Set<Metric['kind'] | undefined>(['status', 'timestamp', undefined]);

/** 8x8 sends the numbers of groups as text. */
function tidy(key: string, value: IDataObject[string]): IDataObject[string] {
	const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
	return isNumber && !textKinds.has(kindOf(key)) ? Number(value) : value;
}
