import { deepCopy } from 'n8n-workflow';
import type { Api } from '../http/api';
import { runBatch, idOf, type ItemParams, type BatchResult, type BatchEntry } from './runBatch';
import { runOperation, type Operation, type Output } from './defineOperation';

/** The items to plan for. */
export interface BatchInput {
	readonly operation: Operation;
	/** Number of items. */
	readonly count: number;
	/** The parameters of an item by its index. @throws {InvalidInputError} */
	readonly read: (index: number) => ItemParams;
	/** The API for an item by its parameters. @throws {InvalidInputError} */
	readonly open: (params: ItemParams) => Api;
}

/** Which items share requests, and how to run each. */
export interface BatchPlan {
	/** Indexes of the items, each in one group; groups in the order of their first items. */
	readonly groups: ReadonlyArray<readonly number[]>;
	/** Yields the output for one item. Throws that item's error. */
	run(index: number): AsyncIterable<Output>;
}

/** Every item on its own: its parameters are read and its requests sent when its turn comes. */
export function planSeparately({ operation, count, read, open }: BatchInput): BatchPlan {
	return {
		groups: Array.from({ length: count }, (_, index) => [index]),
		async *run(index) {
			const params = read(index);
			yield* runOperation(operation, { api: open(params), params });
		},
	};
}

/**
 * Batches requests: items with equal parameters share one run and, if the operation has a batch read, items that
 * differ only in the ID share one request.
 */
export function planBatches(items: BatchInput): BatchPlan {
	const { operation, open } = items;
	const separate = planSeparately(items);
	const { entries, unbatched } = groupEqualItems(items);
	const groups = unbatched.map((index) => [index]);
	const runs = new Map<number, BatchPlan['run']>();

	for (const batch of findBatches(entries, operation)) {
		groups.push(batch.flatMap((entry) => entry.items).sort((a, b) => a - b));
		const outcomes = once(async () => await runBatch(operation, open, batch));
		for (const [position, entry] of batch.entries()) {
			const run: BatchPlan['run'] = async function* (index) {
				const outputs = outputsOf((await outcomes())[position]);
				// Later nodes may modify an item, and must not modify its copies.
				yield* index === entry.items[0] ? outputs : outputs.map((output) => deepCopy(output));
			};
			for (const index of entry.items) runs.set(index, run);
		}
	}
	return {
		groups: groups.sort(([a = 0], [b = 0]) => a - b),
		run: (index) => (runs.get(index) ?? separate.run)(index),
	};
}

/** Unbatched are items that opted out, and those whose parameters cannot be read. */
function groupEqualItems({ count, read }: BatchInput): {
	entries: BatchEntry[];
	unbatched: number[];
} {
	const entries = new Map<string, { params: ItemParams; items: number[] }>();
	const unbatched: number[] = [];
	for (let index = 0; index < count; index++) {
		const params = readOrNothing(read, index);
		const { combineRequests } = (params?.options ?? {}) as { combineRequests?: boolean };
		if (!params || combineRequests === false) {
			unbatched.push(index);
			continue;
		}
		const key = JSON.stringify(params);
		const entry = entries.get(key);
		if (entry) entry.items.push(index);
		else entries.set(key, { params, items: [index] });
	}
	return { entries: [...entries.values()], unbatched };
}

/** An item whose parameters cannot be read fails again, and is reported, when its turn comes. */
function readOrNothing(read: BatchInput['read'], index: number): ItemParams | undefined {
	try {
		return read(index);
	} catch {
		return undefined;
	}
}

function findBatches(entries: BatchEntry[], { combine }: Operation): BatchEntry[][] {
	if (typeof combine !== 'object') return entries.map((entry) => [entry]);
	const batchable = new Map<string, BatchEntry[]>();
	for (const entry of entries) {
		const key = JSON.stringify({ ...entry.params, [combine.by]: undefined });
		const together = batchable.get(key);
		if (together) together.push(entry);
		else batchable.set(key, [entry]);
	}
	return [...batchable.values()].flatMap((together) => {
		const byId = new Map(together.map((entry) => [idOf(entry, combine), entry]));
		const batches = combine.split([...byId.keys()], together[0]?.params ?? {});
		return batches.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
	});
}

function outputsOf(outcome: BatchResult | undefined): readonly Output[] {
	if (outcome && 'outputs' in outcome) return outcome.outputs;
	throw outcome?.error;
}

function once<T>(task: () => Promise<T>): () => Promise<T> {
	let started: Promise<T> | undefined;
	return () => (started ??= task());
}
