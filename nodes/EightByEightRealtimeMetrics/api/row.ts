import type { IDataObject } from 'n8n-workflow';
import { isId, isListIfAny, isObject, isTextIfAny, type Shape } from '../../shared/http/parse';
import { kindOf, type Metric } from '../metrics/metricCatalogue';

/** A queue, group or agent, with its metrics as 8x8 sends them or simplified. */
export interface Row extends IDataObject {
	/** Null for the totals, which 8x8 sends among the rows. */
	id: string | null;
	name?: string | null;
	/** Present for agents in the names-only list of the tenant. */
	groupId?: string | null;
}

/** A row as 8x8 sends it. */
export interface MetricRow extends Row {
	/** Absent in names-only lists. */
	metrics?: Array<{ key: string; value: IDataObject[string] }> | null;
}

/** Whether a value has the fields of a row with the expected types. */
export const isMetricRow: Shape<MetricRow> = ({ id, name, groupId, metrics }) =>
	(id === null || isId(id)) &&
	isTextIfAny(name) &&
	(isId(groupId) || isTextIfAny(groupId)) &&
	isListIfAny(metrics, isMetric);

function isMetric(entry: unknown): boolean {
	return isObject(entry) && 'key' in entry && typeof entry.key === 'string';
}

/** Whether a row contains the totals of its list. */
export function isTotals({ id, name }: MetricRow): boolean {
	return id === null && name === 'totals';
}

/**
 * Converts rows for output. Simplified rows look like `{id, name, "entered.today": 7}`. Null means "no data" and
 * stays null.
 *
 * Rows of one list mostly have the same keys, so each row starts as a copy of a blank row. Objects that grow
 * by a hundred computed keys are slower in V8 and take a third more memory.
 *
 * @returns a function that converts the rows of one list
 */
export function createPresenter(simplify: boolean): (row: MetricRow) => Row {
	if (!simplify) return (row) => row;
	let blank: IDataObject = {};
	let names = 0;
	return ({ metrics, ...rest }) => {
		const simple = fill({ ...blank, ...rest }, metrics);
		const values = Object.values(simple);
		// No key is new, and every key has a value from this row: 8x8 sends null, never undefined.
		if (values.length === names && !values.includes(undefined)) return simple;
		// Copying makes the object compact again.
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

/** Converts numbers that 8x8 sends as text, which it does for groups. */
function tidy(key: string, value: IDataObject[string]): IDataObject[string] {
	const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
	return isNumber && !textKinds.has(kindOf(key)) ? Number(value) : value;
}
