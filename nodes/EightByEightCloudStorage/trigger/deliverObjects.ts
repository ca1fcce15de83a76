import type { INodeExecutionData } from 'n8n-workflow';
import { contentFile, requireContent } from '../api/content';
import { inRegion } from '../api/regions';
import { simplifyObject } from '../api/simplifyObject';
import type { LocatedObject } from '../api/storageObject';
import { storeFiles } from '../../shared/files/fileOutput';
import { ApiError, brokenStream } from '../../shared/errors/apiError';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { mapConcurrently } from '../../shared/util/mapConcurrently';
import { settle } from '../../shared/util/settle';
import type { Poll } from '../../shared/trigger/pollingTrigger';
import type { NewObjectParams } from './fields';

/** The items for new objects. */
export interface Delivery {
	/** One for each object, in order; undefined for an object that has to wait for the next poll. */
	readonly items: ReadonlyArray<INodeExecutionData | undefined>;
	/** Why the first of these has to wait. */
	readonly failure?: Error;
}

/** Maximum number of concurrent downloads. */
const downloadsAtOnce = 4;

/** Statuses that are caused by the service or the credential, not by the object. */
const temporaryStatuses = new Set([401, 403, 408, 429]);

/**
 * Turns new objects into items, with their content if it is requested.
 *
 * If the content is temporarily unavailable, because the service fails or the poll runs out of time, the
 * object waits for the next poll. If it is permanently unavailable, the item has no file and explains why in
 * `downloadError`.
 */
export async function deliverObjects(
	poll: Poll<NewObjectParams>,
	objects: readonly LocatedObject[],
): Promise<Delivery> {
	const { context, api, params } = poll;
	const { downloadContent, binaryPropertyName } = params;
	let failure: Error | undefined;
	const items = await mapConcurrently(objects.length, downloadsAtOnce, async (index) => {
		const object = objects[index];
		if (!object) return undefined;
		const json = params.simplify ? simplifyObject(object) : object;
		if (!downloadContent) return { json };
		if (poll.isLate()) return undefined;
		const stored = await settle(download(object));
		if ('value' in stored) return { json, binary: stored.value.binary };
		const { error } = stored;
		if (isLasting(error)) return { json: { ...json, downloadError: error.message } };
		failure ??= error;
		return undefined;
	});
	return { items, failure };

	async function download(object: LocatedObject) {
		requireContent(object);
		const file = contentFile(inRegion(api, object.region), object, binaryPropertyName);
		return await storeFiles(file, context);
	}
}

/** Whether a later attempt would fail as well. */
function isLasting(error: unknown): boolean {
	if (error instanceof InvalidInputError) return true;
	if (!(error instanceof ApiError)) return false;
	const { status, code } = error.failure;
	if (status === undefined) return code === brokenStream;
	return status >= 400 && status < 500 && !temporaryStatuses.has(status);
}
