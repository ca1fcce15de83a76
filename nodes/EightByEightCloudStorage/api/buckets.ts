import type { IDataObject } from 'n8n-workflow';
import { isListIfAny, isObject, listOf, parseJson, type Shape } from '../../shared/http/parse';
import { simplifyObject } from './simplifyObject';
import { hasTagList, type StorageObject } from './storageObject';

/** A group of objects that belong together, such as the channels of one call. */
export interface Bucket extends IDataObject {
	bucketId: string;
	createdTime?: string | number | null;
	updatedTime?: string | number | null;
	objectList?: StorageObject[] | null;
	tags?: Array<{ key: string; value: string }> | null;
}

/** Whether a value has the fields that the nodes use, with the expected types. */
export const isBucket: Shape<Bucket> = ({ bucketId, objectList, tags }) =>
	typeof bucketId === 'string' && hasTagList(tags) && isListIfAny(objectList, isPart);

const isPart = (object: unknown) =>
	isObject(object) && hasTagList((object as Partial<StorageObject>).tags);

const parseList = listOf(isBucket);

/**
 * Parses a list of buckets or a single bucket: 8x8's description says list, its reference shows one bucket.
 * An empty object means that there are no buckets.
 *
 * @throws {SyntaxError} for anything else
 */
export function parseBuckets(text: string): Bucket[] {
	const body: unknown = parseJson(text);
	if (Array.isArray(body)) return parseList(text);
	const isEmpty = isObject(body) && Object.keys(body).length === 0;
	return isEmpty ? [] : parseList(`[${text}]`);
}

/** A bucket with its tags, times and objects simplified by `simplifyObject`. */
export function simplifyBucket({ objectList, ...bucket }: Bucket): IDataObject {
	return {
		...simplifyObject(bucket),
		...(objectList ? { objectList: objectList.map(simplifyObject) } : {}),
	};
}
