import type { Api } from '../../shared/http/api';
import { getJob, hasEnded, type BulkJob } from './job';

export interface WaitOptions {
	/** First pause between two questions for a job's status; it grows. Milliseconds. */
	readonly pollIntervalMs: number;
	/** When to stop waiting: epoch milliseconds. */
	readonly deadline: number;
}

/** 8x8's guide asks to poll every 15 to 30 seconds. */
const maxPauseMs = 30_000;
const pauseGrowth = 1.5;

/**
 * Waits until a job has ended, or time is up, asking more and more rarely.
 *
 * @returns the job as it was last seen; when time is up, with the status `NOT_READY_IN_TIME`
 * @throws {ApiError} when its status cannot be asked for; rejects when the execution is cancelled
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
