import type { IDataObject } from 'n8n-workflow';
import { isId, isListIfAny, isObject, isTextIfAny, type Shape } from '../shared/http/parse';
import { kindOf, type Metric } from './metricCatalogue';

/** A queue, group or agent, with its metrics in one form or the other. */
export interface Row extends IDataObject {
	/** Null marks the totals, which 8x8 sends among the rows. */
	id: string | null;
	name?: string | null;
	/** Of an agent in the names-only list of the whole tenant. */
	groupId?: string | null;
}

/** A row as 8x8 sends it. */
export interface MetricRow extends Row {
	/** Absent in lists of names. */
	metrics?: Array<{ key: string; value: IDataObject[string] }> | null;
}

export const isMetricRow: Shape<MetricRow> = ({ id, name, groupId, metrics }) =>
	(id === null || isId(id)) &&
	isTextIfAny(name) &&
	(isId(groupId) || isTextIfAny(groupId)) &&
	isListIfAny(metrics, isMetric);

function isMetric(entry: unknown): boolean {
	return isObject(entry) && 'key' in entry && typeof entry.key === 'string';
}

export function isTotals({ id, name }: MetricRow): boolean {
	return id === null && name === 'totals';
}

/**
 * Simplified: `{id, name, "entered.today": 7}`. Null means "no data" and stays null.
 *
 * @param like a simplified row of the same list. One with the same names is made from a copy of it:
 *   objects that grow by a hundred computed names take V8 longer, and more memory
 */
export function present(row: MetricRow, simplify: boolean, like?: Row): Row {
	if (!simplify) return row;
	const { metrics, ...rest } = row;
	const values = metrics ?? [];
	const names = [...Object.keys(rest), ...values.map(({ key }) => key)];
	const known = Object.keys(like ?? {});
	const isAlike = names.length === known.length && names.every((name, at) => name === known[at]);
	return isAlike ? fill({ ...like, ...rest }, values) : { ...fill(rest, values) };
}

function fill(simple: Row, values: NonNullable<MetricRow['metrics']>): Row {
	for (const { key, value } of values) simple[key] = tidy(key, value);
	return simple;
}

const textKinds = new Set<Metric['kind'] | undefined>(['status', 'timestamp', undefined]);

/** 8x8 sends the numbers of groups as text. */
function tidy(key: string, value: IDataObject[string]): IDataObject[string] {
	const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
	return isNumber && !textKinds.has(kindOf(key)) ? Number(value) : value;
}
