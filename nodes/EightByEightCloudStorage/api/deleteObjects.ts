import type { Api } from '../../shared/http/api';
import { ApiError } from '../../shared/errors/apiError';
import { settle } from '../../shared/util/settle';

/** What became of one object. */
export interface DeleteOutcome {
	readonly id: string;
	readonly deleted: boolean;
	/** Why it was not deleted. */
	readonly error?: string;
}

/** IDs in one request. 8x8 documents no limit; this many take 4 KB. */
const maxIdsPerRequest = 100;

/** Statuses by which the service refuses what it was given, and not who asks. */
const refusals = new Set([400, 404, 409, 422]);

/**
 * Deletes objects, many with one request.
 *
 * 8x8 does not document what happens when some of them cannot be deleted. A request that it refuses is
 * sent again in halves, so that one wrong ID does not keep the others; deleting twice does no harm.
 *
 * @param api within the objects' region
 * @returns one outcome for each ID, in order
 * @throws {ApiError} when none could be deleted
 */
export async function deleteObjects(api: Api, ids: readonly string[]): Promise<DeleteOutcome[]> {
	const outcomes: DeleteOutcome[] = [];
	let failure: ApiError | undefined;
	for (let start = 0; start < ids.length; start += maxIdsPerRequest) {
		await deleteTogether(ids.slice(start, start + maxIdsPerRequest));
	}
	if (failure && !outcomes.some(({ deleted }) => deleted)) throw failure;
	return outcomes;

	async function deleteTogether(some: readonly string[]): Promise<void> {
		const sent = await settle(
			api.delete('/bulk', { json: some, idempotent: true, parse: refusePage }),
		);
		if ('value' in sent) {
			outcomes.push(...some.map((id) => ({ id, deleted: true })));
			return;
		}
		const { error } = sent;
		if (!(error instanceof ApiError)) throw error;
		if (some.length > 1 && refusals.has(error.failure.status ?? 0)) {
			const middle = Math.ceil(some.length / 2);
			await deleteTogether(some.slice(0, middle));
			await deleteTogether(some.slice(middle));
			return;
		}
		failure ??= error;
		outcomes.push(...some.map((id) => ({ id, deleted: false, error: error.message })));
	}
}

/** 8x8 documents no form for the answer. A page comes from something in between, and nothing was deleted. */
function refusePage(text: string): void {
	if (text.trimStart().startsWith('<')) throw new SyntaxError('a page');
}
