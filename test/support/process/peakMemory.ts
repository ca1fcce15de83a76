import { setTimeout as sleep } from 'node:timers/promises';
import { collectGarbage, realProcess } from './realProcess';

/** Bytes that this process holds: what waits to be collected depends on the machine's pace and does not count. */
function heldBytes(): number {
	collectGarbage();
	const { heapUsed, external } = realProcess.memoryUsage();
	return heapUsed + external;
}

/** How many bytes more this process holds at most while a task runs; the sandbox is in it, too. */
export async function peakMemoryIncrease(task: () => Promise<void>): Promise<number> {
	const before = heldBytes();
	let highest = before;
	let isOver = false;
	const ending = task().finally(() => (isOver = true));
	ending.catch(() => undefined);
	while (!isOver) {
		const start = performance.now();
		highest = Math.max(highest, heldBytes());
		// Collecting takes long on a busy machine: the task shall have most of the time nevertheless.
		await sleep(5 * (performance.now() - start));
	}
	await ending;
	return highest - before;
}
