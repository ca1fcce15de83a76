import type { IPollFunctions } from 'n8n-workflow';

/** What a poll left for the next one. */
interface Saved<S> {
	/** Counts the polls of this trigger. */
	readonly sequence: number;
	readonly state: S;
}

/** What this process remembers of a trigger. */
interface Memory {
	isPolling: boolean;
	/** What the last poll left. */
	latest?: Saved<unknown>;
	/** The sequence that n8n has been seen to have kept. */
	confirmed: number;
}

/** Lives as long as the process, by workflow and node. */
const memories = new Map<string, Memory>();

const field = 'watch';

/**
 * Runs a poll that needs the state of the poll before it.
 *
 * The state lies in the node's static data, and is assigned only after the work is done, so that a poll
 * that fails leaves no trace. n8n may lose static data while it runs: in queue mode, a worker that saves
 * its own replaces all of it. So the process remembers the state as well.
 *
 * @returns what the work returned; undefined when a poll of this trigger is still under way
 * @throws what the work throws
 */
export async function pollWithState<S, R>(
	context: Pick<IPollFunctions, 'getWorkflow' | 'getNode' | 'getWorkflowStaticData'>,
	work: (state: S | undefined) => Promise<{ state: S; result: R }>,
): Promise<R | undefined> {
	const key = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	const memory = memories.get(key) ?? { isPolling: false, confirmed: 0 };
	memories.set(key, memory);
	// Two at once would hand on the same things.
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

/** Decides between what n8n kept and what the process remembers. */
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
	// n8n kept a later one already: something put the static data back.
	if (stored.sequence < confirmed) return latest;
	// n8n threw the last poll's items away, and its state with them: they are due again.
	return stored;
}
