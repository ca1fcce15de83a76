import type { Api } from '../../shared/http/api';
import { hasStatus } from '../../shared/errors/apiError';
import { mapConcurrently } from '../../shared/util/mapConcurrently';
import { settle } from '../../shared/util/settle';
import { getObject, hasContent, type StorageObject } from '../api/storageObject';
import type { Missing } from './contents';

/**
 * Gets the sizes and names of objects, and determines which of them cannot be packed.
 *
 * @param api within the objects' region
 * @throws {ApiError} if a request fails for a reason other than an unknown ID
 */
export async function lookUp(
	api: Api,
	ids: readonly string[],
): Promise<{ objects: StorageObject[]; missing: Missing[] }> {
	const found = await mapConcurrently(ids.length, api.concurrency, async (index) => {
		const id = ids[index] ?? '';
		const response = await settle(getObject(api, id));
		if ('value' in response) return describe(response.value);
		const { error } = response;
		if (hasStatus(error, 404)) {
			return { missing: { id, reason: error.message } };
		}
		throw error;
	});
	return {
		objects: found.flatMap((one) => ('object' in one ? [one.object] : [])),
		missing: found.flatMap((one) => ('missing' in one ? [one.missing] : [])),
	};
}

function describe(object: StorageObject): { object: StorageObject } | { missing: Missing } {
	const { id, objectName, objectState } = object;
	if (hasContent(object)) return { object };
	return { missing: { id, objectName, reason: `Its state is ${objectState}` } };
}
