import type { Api } from '../../shared/http/api';
import { ApiError } from '../../shared/errors/apiError';
import { settle } from '../../shared/util/settle';

/** The result for one object. */
export interface DeleteOutcome {
	readonly id: string;
	readonly deleted: boolean;
	/** Why it was not deleted. */
	readonly error?: string;
}

/** Maximum number of IDs per request. 8x8 documents no limit; 100 IDs take 4 KB. */
const maxIdsPerRequest = 100;

/** Statuses that may be caused by one of the IDs, rather than by the credential or the service. */
const idRejections = new Set([400, 404, 409, 422]);

/**
 * Deletes objects, many per request.
 *
 * 8x8 does not document what happens when some of them cannot be deleted. A rejected request is split into
 * halves and sent again, so that one wrong ID does not prevent the others from being deleted. Deleting an
 * object twice has no further effect.
 *
 * @param api within the objects' region
 * @returns one outcome for each ID, in order
 * @throws {ApiError} if none could be deleted
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
			api.delete('/bulk', { json: some, idempotent: true, parse: rejectHtml }),
		);
		if ('value' in sent) {
			outcomes.push(...some.map((id) => ({ id, deleted: true })));
			return;
		}
		const { error } = sent;
		if (!(error instanceof ApiError)) throw error;
		if (some.length > 1 && idRejections.has(error.failure.status ?? 0)) {
			const middle = Math.ceil(some.length / 2);
			await deleteTogether(some.slice(0, middle));
			await deleteTogether(some.slice(middle));
			return;
		}
		failure ??= error;
		outcomes.push(...some.map((id) => ({ id, deleted: false, error: error.message })));
	}
}

/**
 * 8x8 documents no format for the response. An HTML page comes from a proxy or similar, so nothing was deleted.
 */
function rejectHtml(text: string): void {
	if (text.trimStart().startsWith('<')) throw new SyntaxError('an HTML page');
}
