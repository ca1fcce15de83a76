import { collectGarbage, realProcess } from '../support/process/realProcess';

/** How a process is, between two executions. */
export interface VitalSigns {
	/** Executions so far. */
	readonly executions: number;
	/** Bytes of the heap in use after a full garbage collection. */
	readonly heap: number;
	/** Handlers of the process's own events. */
	readonly listeners: number;
	/** Sockets, timers and requests that keep the process awake, by kind; only those that are there. */
	readonly resources: Readonly<Record<string, number>>;
}

/** Takes the vital signs; waits a moment first, so that what is being closed is closed. */
export async function takeVitalSigns(executions: number): Promise<VitalSigns> {
	await new Promise((resolve) => setTimeout(resolve, 20));
	collectGarbage();
	return {
		executions,
		heap: realProcess.memoryUsage().heapUsed,
		listeners: realProcess
			.eventNames()
			.reduce((sum, name) => sum + realProcess.listenerCount(name), 0),
		resources: activeResources(),
	};
}

/** What keeps the process awake, by kind. */
export function activeResources(): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const kind of realProcess.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Bytes of heap that each execution adds: the slope of the straight line that fits best. */
export function heapSlope(signs: readonly VitalSigns[]): number {
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const x = mean(signs.map(({ executions }) => executions));
	const y = mean(signs.map(({ heap }) => heap));
	const covariance = signs.map(({ executions, heap }) => (executions - x) * (heap - y));
	const variance = signs.map(({ executions }) => (executions - x) ** 2);
	return mean(covariance) / mean(variance);
}
