import type { IDataObject } from 'n8n-workflow';
import { isId, isListIfAny, isObject, isTextIfAny, type Shape } from '../../shared/http/parse';
import { kindOf, type Metric } from '../metrics/metricCatalogue';

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
 * Makes rows what they are handed on as. Simplified: `{id, name, "entered.today": 7}`; null means "no data"
 * and stays null.
 *
 * Rows of one list mostly have the same names, so each is made from a copy of a blank row: objects that
 * grow by a hundred computed names take V8 longer, and a third more memory.
 *
 * @returns a function for the rows of one list
 */
export function createPresenter(simplify: boolean): (row: MetricRow) => Row {
	if (!simplify) return (row) => row;
	let blank: IDataObject = {};
	let names = 0;
	return ({ metrics, ...rest }) => {
		const simple = fill({ ...blank, ...rest }, metrics);
		const values = Object.values(simple);
		// No name is new, and each has a value of this row: 8x8 sends null, never undefined.
		if (values.length === names && !values.includes(undefined)) return simple;
		// The copy is compact again.
		const alone = { ...fill({ ...rest }, metrics) };
		const keys = Object.keys(alone);
		blank = { ...Object.fromEntries(keys.map((key) => [key, undefined])) };
		names = keys.length;
		return alone;
	};
}

function fill(simple: Row, metrics: MetricRow['metrics']): Row {
	for (const { key, value } of metrics ?? []) simple[key] = tidy(key, value);
	return simple;
}

const textKinds = new Set<Metric['kind'] | undefined>(['status', 'timestamp', undefined]);

/** 8x8 sends the numbers of groups as text. */
function tidy(key: string, value: IDataObject[string]): IDataObject[string] {
	const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
	return isNumber && !textKinds.has(kindOf(key)) ? Number(value) : value;
}
