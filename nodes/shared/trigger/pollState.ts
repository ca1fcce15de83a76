import type { IPollFunctions } from 'n8n-workflow';

/** State that a poll saved for the next one. */
interface Saved<S> {
	/** Counts the polls of this trigger. */
	readonly sequence: number;
	readonly state: S;
}

/** What this process remembers about a trigger. */
interface Memory {
	isPolling: boolean;
	/** State that the last poll saved. */
	latest?: Saved<unknown>;
	/** The latest sequence that n8n is known to have stored. */
	confirmed: number;
}

/** Lives as long as the process, by workflow and node. */
const memories = new Map<string, Memory>();

const field = 'watch';

/**
 * Runs a poll that needs the state of the previous poll.
 *
 * The state is stored in the node's static data, and assigned only after the work is done, so that a failed poll
 * changes nothing. n8n may lose static data while it runs: in queue mode, a worker that saves its own replaces
 * all of it. Therefore the process remembers the state as well.
 *
 * @returns what the work returned; undefined if a poll of this trigger is still running
 * @throws what the work throws
 */
export async function pollWithState<S, R>(
	context: Pick<IPollFunctions, 'getWorkflow' | 'getNode' | 'getWorkflowStaticData'>,
	work: (state: S | undefined) => Promise<{ state: S; result: R }>,
): Promise<R | undefined> {
	const key = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	const memory = memories.get(key) ?? { isPolling: false, confirmed: 0 };
	memories.set(key, memory);
	// Two polls at once would emit the same items.
	if (memory.isPolling) return undefined;
	memory.isPolling = true;
	try {
		const data = context.getWorkflowStaticData('node');
		const before = stateBefore(memory, data[field] as Saved<unknown> | undefined);
		const { state, result } = await work(before?.state as S | undefined);
		const sequence = Math.max(before?.sequence ?? 0, memory.latest?.sequence ?? 0) + 1;
		memory.latest = { sequence, state };
		data[field] = { sequence, state };
		return result;
	} finally {
		memory.isPolling = false;
	}
}

/** Chooses between the state that n8n stored and the state that the process remembers. */
function stateBefore(
	memory: Memory,
	stored: Saved<unknown> | undefined,
): Saved<unknown> | undefined {
	const { latest, confirmed } = memory;
	// Lost, or never saved.
	if (!stored) return latest;
	if (!latest || stored.sequence >= latest.sequence) {
		memory.confirmed = stored.sequence;
		return stored;
	}
	// n8n had stored a later state already: something reset the static data.
	if (stored.sequence < confirmed) return latest;
	// n8n discarded the last poll's items, and its state with them: they are due again.
	return stored;
}
