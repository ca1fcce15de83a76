import type { Api } from '../http/api';
import { runOperation, type BatchRead, type Operation, type Output } from './defineOperation';
import { withApi } from './service';

export type ItemParams = Record<string, unknown>;

/** Parameters, and the indexes of the items that have exactly these. */
export interface BatchEntry {
	readonly params: ItemParams;
	readonly items: readonly number[];
}

/** The outcome of one entry. */
export type BatchResult = { readonly outputs: readonly Output[] } | { readonly error: unknown };

/** Parts that a failed batch is split into: one failing ID among 512 is found in three rounds. */
const partsOfFailed = 8;

/**
 * Runs a batch with one request, and returns the results in order.
 *
 * If it fails and one of the IDs may be the cause, the batch is split, repeatedly, until the other entries have
 * their results and the failing one has the error that it would have had on its own.
 */
export async function runBatch(
	operation: Operation,
	open: (params: ItemParams) => Api,
	batch: readonly BatchEntry[],
): Promise<BatchResult[]> {
	const { combine } = operation;
	const [first, ...others] = batch;
	if (!first) return [];
	if (others.length === 0 || typeof combine !== 'object') {
		return await Promise.all(batch.map(alone));
	}
	try {
		const { params } = first;
		const ids = batch.map((entry) => idOf(entry, combine));
		const rows = await withApi(open(params), (api) => combine.run({ api, params }, ids));
		return await Promise.all(
			batch.map(async (entry) => {
				const row = rows.get(idOf(entry, combine));
				return row ? { outputs: [row] } : await alone(entry);
			}),
		);
	} catch (error) {
		if (!combine.mayBeOneId(error)) return batch.map(() => ({ error }));
		const parts = splitEvenly(batch, partsOfFailed);
		const outcomes = parts.map(async (part) => await runBatch(operation, open, part));
		return (await Promise.all(outcomes)).flat();
	}

	async function alone({ params }: BatchEntry): Promise<BatchResult> {
		try {
			const outputs: Output[] = [];
			for await (const output of runOperation(operation, { api: open(params), params })) {
				outputs.push(output);
			}
			return { outputs };
		} catch (error) {
			return { error };
		}
	}
}

/** The ID of an entry. */
export function idOf({ params }: BatchEntry, { by }: BatchRead<ItemParams>): string {
	return String(params[by]);
}

function splitEvenly<T>(list: readonly T[], parts: number): T[][] {
	const size = Math.ceil(list.length / parts);
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, part) => list.slice(part * size, (part + 1) * size));
}
