import type { Api } from '../../shared/http/api';
import { getJob, hasEnded, type BulkJob } from './job';

/** How often and how long to poll. */
export interface WaitOptions {
	/** Initial polling interval in milliseconds. It increases over time. */
	readonly pollIntervalMs: number;
	/** When to stop waiting, in epoch milliseconds. */
	readonly deadline: number;
}

/** Maximum polling interval in milliseconds. 8x8's guide says to poll every 15 to 30 seconds. */
const maxPauseMs = 30_000;
const pauseGrowth = 1.5;

/**
 * Polls a job at increasing intervals until it has ended or the deadline has passed.
 *
 * @param label names the job in the progress messages
 * @returns the latest state of the job; with the status `NOT_READY_IN_TIME` if the deadline has passed
 * @throws {ApiError} if its status cannot be read; also rejects if the execution is cancelled
 */
export async function waitForEnd(
	api: Api,
	started: BulkJob,
	label: string,
	{ pollIntervalMs, deadline }: WaitOptions,
): Promise<BulkJob> {
	let job = started;
	for (let pause = pollIntervalMs; !hasEnded(job); pause *= pauseGrowth) {
		api.report(`${label}: ${job.zipName} is ${job.status ?? 'in progress'}`);
		const left = deadline - Date.now();
		if (left <= 0) return { ...job, status: 'NOT_READY_IN_TIME' };
		await api.wait(Math.min(pause, Math.max(maxPauseMs, pollIntervalMs), left));
		job = { ...job, ...(await getJob(api, job.zipName)) };
	}
	api.report(`${label}: ${job.zipName} is ${job.status ?? ''}`);
	return job;
}
