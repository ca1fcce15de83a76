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
 * Makes rows what they are handed on as. Simplified: `{id, name, "entered.today": 7}`; null means "no data"
 * and stays null.
 *
 * Rows of one list mostly have the same names, so each is made from a copy of the one before: objects that
 * grow by a hundred computed names take V8 longer, and a third more memory.
 *
 * @returns a function for the rows of one list
 */
export function createPresenter(simplify: boolean): (row: MetricRow) => Row {
	if (!simplify) return (row) => row;
	let like: Row | undefined;
	let names: string[] = [];
	return ({ metrics, ...rest }) => {
		const values = metrics ?? [];
		const first = Object.keys(rest);
		const isAlike =
			names.length === first.length + values.length &&
			first.every((name, at) => name === names[at]) &&
			values.every(({ key }, at) => key === names[first.length + at]);
		const simple: Row = isAlike ? { ...like, ...rest } : rest;
		for (const { key, value } of values) simple[key] = tidy(key, value);
		if (isAlike) return simple;
		// Its copy is compact again.
		like = { ...simple };
		names = Object.keys(like);
		return like;
	};
}

const textKinds = new Set<Metric['kind'] | undefined>(['status', 'timestamp', undefined]);

/** 8x8 sends the numbers of groups as text. */
function tidy(key: string, value: IDataObject[string]): IDataObject[string] {
	const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
	return isNumber && !textKinds.has(kindOf(key)) ? Number(value) : value;
}
