import { packageFolder, type NodeClasses } from '../engine/nodeClasses';
import { loadFreshNodes } from '../engine/freshNodes';

/** The nodes, and how much they retain for the lifetime of the process. */
export interface TrackedNodes {
	readonly classes: NodeClasses;
	/** Number of entries of each Map and Set created at module level, by its location. */
	kept(): Record<string, number>;
}

const ownFile = new RegExp(`${packageFolder}/(nodes/[^)]+?):\\d+`);

/** Loads the nodes again and tracks every Map and Set created at module level. */
export function loadTrackedNodes(): TrackedNodes {
	const made: Array<{ place: string; collection: { readonly size: number } }> = [];
	const note = (collection: { readonly size: number }) => {
		// The first line is the message, the second this function, the third the constructor below.
		const [, , , caller = ''] = (new Error('made here').stack ?? '').split('\n');
		const place = ownFile.exec(caller)?.[1];
		if (place) made.push({ place: `${place} #${made.length}`, collection });
	};
	const { Map: PlainMap, Set: PlainSet } = globalThis;
	globalThis.Map = class<K, V> extends PlainMap<K, V> {
		constructor(entries?: Iterable<readonly [K, V]> | null) {
			super(entries);
			note(this);
		}
	};
	globalThis.Set = class<T> extends PlainSet<T> {
		constructor(values?: Iterable<T> | null) {
			super(values);
			note(this);
		}
	};
	try {
		const classes = loadFreshNodes();
		return {
			classes,
			kept: () => Object.fromEntries(made.map(({ place, collection }) => [place, collection.size])),
		};
	} finally {
		Object.assign(globalThis, { Map: PlainMap, Set: PlainSet });
	}
}
