import { collectGarbage, realProcess } from './realProcess';

const sampleEveryMs = 200;

/** Bytes that this process holds: what waits to be collected depends on the machine's pace and does not count. */
function heldBytes(): number {
	collectGarbage();
	const { heapUsed, external } = realProcess.memoryUsage();
	return heapUsed + external;
}

/** How many bytes more this process holds at most while a task runs; the sandbox is in it, too. */
export async function highestRise(task: () => Promise<void>): Promise<number> {
	const before = heldBytes();
	let highest = before;
	const sampler = setInterval(() => {
		highest = Math.max(highest, heldBytes());
	}, sampleEveryMs);
	try {
		await task();
	} finally {
		clearInterval(sampler);
	}
	return highest - before;
}
