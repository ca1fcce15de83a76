import { settle } from '../util/settle';
import {
	advance,
	hasSeen,
	startCursor,
	windowStart,
	type Cursor,
	type WatchedItem,
} from './cursor';

/** The lists that a trigger watches. They are independent of each other, as regions are. */
export interface WatchedLists<T extends WatchedItem> {
	/** Names of the lists. */
	readonly names: readonly string[];
	/** Identifies the search. When it changes, existing items count as handled. */
	readonly settings: string;
	/** The latest time in a list; undefined if it is empty. */
	newest(name: string): Promise<number | undefined>;
	/** The items of a list from a time on, oldest first, in one or more pages; may contain duplicates. */
	since(name: string, time: number): AsyncIterable<ListPage<T>>;
	/** Emits items. @returns those that have to be emitted later */
	deliver(things: readonly T[]): Promise<{ left: readonly T[]; failure?: Error }>;
}

export interface ListPage<T> {
	readonly things: readonly T[];
	/** The service's current time: epoch milliseconds. */
	readonly now: number;
}

export interface WatchLimits {
	/** How late an item may appear, in milliseconds. */
	readonly lookBackMs: number;
	/** Maximum number of items per poll; the others follow with the next poll. */
	readonly maxThings: number;
}

/** The state stored between polls. Plain JSON. */
export interface WatchState {
	/** When all lists were last read, by the service's clock: epoch milliseconds. */
	readonly polledAt: number;
	readonly cursors: Readonly<Record<string, Cursor & { readonly settings: string }>>;
}

/** What reading one list returned. */
interface PollResult<T> {
	readonly name: string;
	readonly cursor: Cursor;
	readonly fresh: readonly T[];
	readonly now: number;
}

/**
 * Reads the lists once and emits each new item once.
 *
 * The first poll only records what exists. A list that cannot be read keeps its cursor and catches up later, while
 * the others go on.
 *
 * @param state what the last successful poll returned; undefined for the first
 * @returns the state to store, once the caller has emitted everything that was delivered
 * @throws the failure, if nothing could be emitted because of it
 */
export async function watchOnce<T extends WatchedItem>(
	state: WatchState | undefined,
	lists: WatchedLists<T>,
	limits: WatchLimits,
): Promise<WatchState> {
	const { names, settings } = lists;
	const results: Array<PollResult<T>> = [];
	const failures: Error[] = [];
	await Promise.all(
		names.map(async (name) => {
			const result = await settle(readList(name, state, lists, limits));
			if ('value' in result) results.push(result.value);
			else failures.push(result.error);
		}),
	);
	const [failed] = failures;
	const fresh = results.flatMap((result) => result.fresh.map((thing) => ({ result, thing })));
	fresh.sort((a, b) => a.thing.time - b.thing.time);
	const batch = fresh.slice(0, limits.maxThings).map(({ thing }) => thing);
	const { left, failure } =
		batch.length > 0 ? await lists.deliver(batch) : { left: [], failure: undefined };
	const problem = failed ?? failure;
	// So the first poll, which emits nothing, has to read all lists: it decides what counts as new.
	if (problem && batch.length === left.length) throw problem;

	const handled = new Set<T>(batch.filter((thing) => !left.includes(thing)));
	const advanced = results.map(({ name, cursor, fresh, now }) => {
		const progress = {
			handled: fresh.filter((thing) => handled.has(thing)),
			left: fresh.filter((thing) => !handled.has(thing)),
			now,
		};
		return [name, { ...advance(cursor, progress, limits.lookBackMs), settings }] as const;
	});
	const polledAt = Math.min(...results.map(({ now }) => now));
	return {
		polledAt: state && failed ? state.polledAt : polledAt,
		cursors: { ...state?.cursors, ...Object.fromEntries(advanced) },
	};
}

async function readList<T extends WatchedItem>(
	name: string,
	state: WatchState | undefined,
	lists: WatchedLists<T>,
	limits: WatchLimits,
): Promise<PollResult<T>> {
	const { lookBackMs, maxThings } = limits;
	if (!state) {
		// By the list's own times, if it has any: only the service's clock decides what is new.
		const newest = (await lists.newest(name)) ?? 0;
		const from = windowStart({ watermark: newest, seen: {} }, lookBackMs);
		const { found, now } = await collect(lists.since(name, from), Infinity);
		const cursor = startCursor(Math.min(newest, now), found, lookBackMs);
		return { name, cursor, fresh: [], now };
	}
	const known = state.cursors[name];
	const cursor =
		known?.settings === lists.settings
			? known
			: await startAgain(name, state.polledAt, lists, lookBackMs);
	const unseen = (thing: T) => !hasSeen(cursor, thing);
	const from = windowStart(cursor, lookBackMs);
	const { found, now } = await collect(lists.since(name, from), maxThings, unseen);
	return { name, cursor, fresh: found, now };
}

/** A cursor for a list that is new or has a new search: items since the last poll are new. */
async function startAgain<T extends WatchedItem>(
	name: string,
	polledAt: number,
	lists: WatchedLists<T>,
	lookBackMs: number,
): Promise<Cursor> {
	const from = windowStart({ watermark: polledAt, seen: {} }, lookBackMs);
	const isOld = ({ time }: T) => time <= polledAt;
	const { found } = await collect(lists.since(name, from), Infinity, isOld);
	return startCursor(polledAt, found, lookBackMs);
}

/** The first matching items of a list, each once: at least `limit` of them, if there are that many. */
async function collect<T extends WatchedItem>(
	pages: AsyncIterable<ListPage<T>>,
	limit: number,
	isWanted: (thing: T) => boolean = () => true,
): Promise<{ found: T[]; now: number }> {
	const found = new Map<string, T>();
	let now = 0;
	for await (const page of pages) {
		now = page.now;
		for (const thing of page.things) {
			if (isWanted(thing) && !found.has(thing.id)) found.set(thing.id, thing);
		}
		if (found.size >= limit) break;
	}
	return { found: [...found.values()], now };
}
