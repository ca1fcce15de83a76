import { createHash } from 'node:crypto';

/** An item that a trigger watches for, as a list shows it. */
export interface WatchedItem {
	readonly id: string;
	/** Its creation time by the service's clock: epoch milliseconds, possibly truncated to the second. */
	readonly time: number;
}

/**
 * A trigger's position in one list. Plain JSON.
 *
 * Items may appear in a list long after their creation time, so a watermark alone is not enough: the list is read
 * again from some time before it (the look-back window), and items already handled are recognised by their IDs.
 */
export interface Cursor {
	/** The latest creation time handled: epoch milliseconds by the service's clock. */
	readonly watermark: number;
	/** Fingerprints of the items handled since the start of the window, with their times. */
	readonly seen: Readonly<Record<string, number>>;
}

/** Times in lists may be truncated to the second, while the service compares exact ones. */
const precisionMs = 1000;

/** Start of the look-back window, from which the list is read again: epoch milliseconds. */
export function windowStart({ watermark }: Cursor, lookBackMs: number): number {
	const start = Math.max(0, watermark - lookBackMs);
	return start - (start % precisionMs);
}

export function hasSeen({ seen }: Cursor, { id }: WatchedItem): boolean {
	return Object.hasOwn(seen, fingerprint(id));
}

/** A cursor that treats existing items as handled. */
export function startCursor(
	watermark: number,
	existing: readonly WatchedItem[],
	lookBackMs: number,
): Cursor {
	return withSeen(watermark, {}, existing, lookBackMs);
}

export interface Progress {
	/** Items that were emitted. */
	readonly handled: readonly WatchedItem[];
	/** Items that were found, but have to be emitted later. */
	readonly left: readonly WatchedItem[];
	/** The service's current time: an item from the future must not move the window. */
	readonly now: number;
}

/** The cursor after some items were handled. The watermark never passes an item that is left. */
export function advance(cursor: Cursor, progress: Progress, lookBackMs: number): Cursor {
	const { handled, left, now } = progress;
	const latest = handled.reduce((time, one) => Math.max(time, one.time), 0);
	const earliestLeft = left.reduce((time, one) => Math.min(time, one.time), Infinity);
	const watermark = Math.max(cursor.watermark, Math.min(latest, earliestLeft, now));
	return withSeen(watermark, cursor.seen, handled, lookBackMs);
}

/** Forgets items before the window: the list will not be read there again. */
function withSeen(
	watermark: number,
	seen: Cursor['seen'],
	more: readonly WatchedItem[],
	lookBackMs: number,
): Cursor {
	const start = windowStart({ watermark, seen }, lookBackMs);
	const known = [
		...Object.entries(seen),
		...more.map(({ id, time }) => [fingerprint(id), time] as const),
	];
	return { watermark, seen: Object.fromEntries(known.filter(([, time]) => time >= start)) };
}

/** 64 bits in 11 characters, short because n8n stores cursors with the workflow in its database. */
function fingerprint(id: string): string {
	return createHash('sha256').update(id).digest().subarray(0, 8).toString('base64url');
}
