import { createHash } from 'node:crypto';

/** Something that a trigger watches for, as a list shows it. */
export interface WatchedItem {
	readonly id: string;
	/** When it came into being, by the service's clock: epoch milliseconds, perhaps cut to the second. */
	readonly time: number;
}

/**
 * How far a trigger has come in one list. Plain JSON.
 *
 * Things may show up in a list long after the time that they carry. So the time reached is not enough: the
 * list is read again from a while before it, and what was there already is known by its ID.
 */
export interface Cursor {
	/** The latest time handled: epoch milliseconds by the service's clock. */
	readonly watermark: number;
	/** Fingerprints of what was handled since the window's start, with their times. */
	readonly seen: Readonly<Record<string, number>>;
}

/** Times in lists may be cut to the second, while the service compares exact ones. */
const precisionMs = 1000;

/** From when on the list has to be read again: epoch milliseconds. */
export function windowStart({ watermark }: Cursor, lookBackMs: number): number {
	const start = Math.max(0, watermark - lookBackMs);
	return start - (start % precisionMs);
}

export function hasSeen({ seen }: Cursor, { id }: WatchedItem): boolean {
	return Object.hasOwn(seen, fingerprint(id));
}

/** A cursor that takes what is there already for handled. */
export function startCursor(
	watermark: number,
	existing: readonly WatchedItem[],
	lookBackMs: number,
): Cursor {
	return withSeen(watermark, {}, existing, lookBackMs);
}

export interface Progress {
	/** What was handed on. */
	readonly handled: readonly WatchedItem[];
	/** What was found, yet has to be handed on another time. */
	readonly left: readonly WatchedItem[];
	/** The service's present time: a thing from the future must not carry the window away. */
	readonly now: number;
}

/** The cursor after some things were handled. The window never passes what is left. */
export function advance(cursor: Cursor, progress: Progress, lookBackMs: number): Cursor {
	const { handled, left, now } = progress;
	const latest = handled.reduce((time, one) => Math.max(time, one.time), 0);
	const earliestLeft = left.reduce((time, one) => Math.min(time, one.time), Infinity);
	const watermark = Math.max(cursor.watermark, Math.min(latest, earliestLeft, now));
	return withSeen(watermark, cursor.seen, handled, lookBackMs);
}

/** Forgets what lies before the window: the list will not show it again. */
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

/** 64 bits in 11 characters: n8n keeps cursors in its database with the workflow. */
function fingerprint(id: string): string {
	return createHash('sha256').update(id).digest().subarray(0, 8).toString('base64url');
}
