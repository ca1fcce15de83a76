import type { RunningWorkflow, WorkflowResult } from '../support/engine/engine';
import type { Case } from './cases';
import type { Evidence } from './evidence';
import type { AffectedRequest } from './faults';
import type { CaseMonitor } from './caseMonitor';

/** How a run ended. */
export type RunEnd = Pick<Evidence, 'connectionsAfterCancel' | 'reachedCancelPoint' | 'hung'> & {
	readonly result: WorkflowResult;
};

/** A longer run counts as hung: the slowest normal run takes a tenth of this. */
const limitMs = 30_000;

/** Waits for the end of a run, cancelling it if the case says so or if it does not end. */
export async function finishRun(
	running: RunningWorkflow,
	{ scenario }: Case,
	monitor: CaseMonitor,
	affected: readonly AffectedRequest[],
): Promise<RunEnd> {
	if (scenario.type !== 'cancelled') {
		const hung = !(await endsWithin(running, limitMs));
		if (hung) {
			running.cancel();
			monitor.release();
		}
		return {
			result: await running.result,
			hung,
			reachedCancelPoint: true,
			connectionsAfterCancel: 0,
		};
	}
	const isPause = scenario.during.includes('delay');
	const reachedCancelPoint = await becomes(
		() => affected.length > 0 && (!isPause || monitor.pausing > 0),
		running,
	);
	const before = monitor.connections;
	running.cancel();
	const hung = !(await endsWithin(running, cancelLimitMs));
	if (hung) monitor.release();
	const result = await running.result;
	await ticks(graceMs);
	return { result, hung, reachedCancelPoint, connectionsAfterCancel: monitor.connections - before };
}

/** A cancelled execution must end within this time. */
const cancelLimitMs = 1_000;

/** No request may be sent for this long afterwards. */
const graceMs = 30;

const tickMs = 10;

/** Counts time in timer ticks, so that a stalled machine does not cause a timeout. */
async function ticks(milliseconds: number, isOver: () => boolean = () => false): Promise<void> {
	for (let passed = 0; passed < milliseconds && !isOver(); passed += tickMs) {
		await new Promise((resolve) => setTimeout(resolve, tickMs));
	}
}

async function endsWithin({ result }: RunningWorkflow, milliseconds: number): Promise<boolean> {
	let ended = false;
	const end = result.then(() => {
		ended = true;
	});
	await Promise.race([end, ticks(milliseconds, () => ended)]);
	return ended;
}

/** Waits for a condition. @returns false when the run ends, or time passes, without it */
async function becomes(condition: () => boolean, { result }: RunningWorkflow): Promise<boolean> {
	let ended = false;
	void result.then(() => {
		ended = true;
	});
	await ticks(limitMs, () => ended || condition());
	return condition();
}
