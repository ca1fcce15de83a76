import { hash, mix, pick } from '../random';
import type { Named } from './directory';
import type { Metric } from './metrics';

/** JSON value of a metric; `null` means that there is no data. */
export type MetricValue =
	number | string | null | ReadonlyArray<{ id: string; name: string; count: number }>;

/** The time at which values are read. */
export interface Moment {
	/** Step of the clock: values change with it. */
	tick: number;
	/** Epoch milliseconds that timestamps and elapsed times are relative to. */
	anchor: number;
}

const STATUSES = ['Available', 'Handling', 'OnBreak', 'LoggedOut', 'WorkingOffline'];
const CODES = [null, 'Lunch', 'Training', null];
// undocumented: 8x8 names no line states.
const LINE_STATUSES = ['Idle', 'Ringing', 'Connected'];
const LISTS: Record<string, ReadonlyArray<{ id: string; name: string }>> = {
	activeChannels: [
		{ id: 'phone', name: 'Phone' },
		{ id: 'chat', name: 'Chat' },
	],
	activeDirections: [
		{ id: 'InboundDir', name: 'Inbound' },
		{ id: 'OutboundDir', name: 'Outbound' },
	],
	activeQueues: [
		{ id: '101', name: 'Sales English' },
		{ id: '102', name: 'Sales Español' },
	],
};

const keyHashes = new Map<string, number>();

function keyHash(key: string): number {
	const known = keyHashes.get(key);
	if (known !== undefined) return known;
	const made = hash(key);
	keyHashes.set(key, made);
	return made;
}

/** One row in eight has had no interaction yet, so that clients see `null`. */
export function isQuiet(row: Named): boolean {
	return (row.hash >>> 8) % 8 === 5;
}

function statusOf(row: Named, tick: number): string {
	return isQuiet(row) ? 'LoggedOut' : pick(STATUSES, mix(row.hash, tick));
}

/** Agents' statuses and lists agree with each other; other values only have their kind's form. */
export function metricValue(
	row: Named,
	metric: Metric,
	{ tick, anchor }: Moment,
	quietCount: null | 0,
): MetricValue {
	const random = mix(mix(row.hash, keyHash(metric.key)), tick);
	const quiet = isQuiet(row);
	switch (metric.kind) {
		case 'count':
			return quiet ? quietCount : random % 40;
		case 'percentage':
			return quiet ? null : Math.round((random / 0xffffffff) * 10_000) / 10_000;
		case 'average':
			return quiet ? null : (random % 600_000) / 10;
		case 'duration':
			return quiet ? 0 : random % 3_600_000;
		case 'elapsed':
			return anchor - changedAt(row, tick, anchor);
		case 'target':
			// undocumented: the scale; a ratio like the other percentages of this API.
			return 0.8;
		case 'threshold':
			return pick([20_000, 30_000, 60_000], row.hash);
		case 'timestamp':
			return timestamp(row, metric, { tick, anchor });
		case 'status':
			return status(row, metric, tick, random);
		case 'list':
			return activity(row, metric, tick, random);
	}
}

function changedAt(row: Named, tick: number, anchor: number): number {
	return anchor - (mix(row.hash, tick) % 1_800_000);
}

function timestamp(row: Named, metric: Metric, { tick, anchor }: Moment): string | null {
	const changed = changedAt(row, tick, anchor);
	if (metric.base === 'lastStatusChange' || metric.base === 'lastStatusCodeChange') {
		return new Date(changed).toISOString();
	}
	// undocumented: lastLogin and lastLogout of an agent who never logged in; null here.
	if (isQuiet(row)) return null;
	const hoursAgo = metric.base === 'lastLogin' ? 4 : 20;
	return new Date(changed - hoursAgo * 3_600_000).toISOString();
}

function status(row: Named, metric: Metric, tick: number, random: number): string | null {
	if (metric.base === 'status') return statusOf(row, tick);
	// undocumented: which statuses have a code; only breaks here.
	if (metric.base === 'statusCode') {
		return statusOf(row, tick) === 'OnBreak' ? pick(CODES, random) : null;
	}
	return statusOf(row, tick) === 'Handling' ? pick(LINE_STATUSES, random) : 'Idle';
}

function activity(row: Named, metric: Metric, tick: number, random: number): MetricValue {
	if (statusOf(row, tick) !== 'Handling') return [];
	return [{ ...pick(LISTS[metric.base], random), count: 1 + (random % 3) }];
}
