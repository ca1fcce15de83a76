import type { IDataObject } from 'n8n-workflow';
import { isId, isListIfAny, isObject, isTextIfAny, type Shape } from '../shared/http/parse';
import { kindOf, type Metric } from './metricCatalogue';

/** A queue, group or agent with its metrics, as 8x8 sends it. */
export interface MetricRow extends IDataObject {
	/** Null marks the totals, which 8x8 sends among the rows. */
	id: string | null;
	name?: string | null;
	/** Of an agent in the names-only list of the whole tenant. */
	groupId?: string | null;
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

/** Simplified: `{id, name, "entered.today": 7}`. Null means "no data" and stays null. */
export function present(row: MetricRow, simplify: boolean): IDataObject {
	if (!simplify) return row;
	const { metrics, ...rest } = row;
	return {
		...rest,
		...Object.fromEntries((metrics ?? []).map(({ key, value }) => [key, tidy(key, value)])),
	};
}

const textKinds = new Set<Metric['kind'] | undefined>(['status', 'timestamp', undefined]);

/** 8x8 sends the numbers of groups as text. */
function tidy(key: string, value: IDataObject[string]): IDataObject[string] {
	const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
	return isNumber && !textKinds.has(kindOf(key)) ? Number(value) : value;
}
