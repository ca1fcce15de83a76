import { setTimeout as sleep } from 'node:timers/promises';
import { collectGarbage, realProcess } from './realProcess';

/** Bytes in use by this process, without garbage that is still to be collected. */
function heldBytes(): number {
	collectGarbage();
	const { heapUsed, external } = realProcess.memoryUsage();
	return heapUsed + external;
}

/** The peak increase of this process's memory in bytes during a task, including the sandbox. */
export async function peakMemoryIncrease(task: () => Promise<void>): Promise<number> {
	const before = heldBytes();
	let highest = before;
	let isOver = false;
	const ending = task().finally(() => (isOver = true));
	ending.catch(() => undefined);
	while (!isOver) {
		const start = performance.now();
		highest = Math.max(highest, heldBytes());
		// Garbage collection is slow on a busy machine: leave most of the time to the task.
		await sleep(5 * (performance.now() - start));
	}
	await ending;
	return highest - before;
}
