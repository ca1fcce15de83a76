import type { IDataObject } from 'n8n-workflow';
import { isListIfAny, isObject, listOf, parseJson, type Shape } from '../../shared/http/parse';
import { simplifyObject } from './simplifyObject';
import { hasTagList, type StorageObject } from './storageObject';

/** Objects that belong together, such as the channels of one call. */
export interface Bucket extends IDataObject {
	bucketId: string;
	createdTime?: string | number | null;
	updatedTime?: string | number | null;
	objectList?: StorageObject[] | null;
	tags?: Array<{ key: string; value: string }> | null;
}

export const isBucket: Shape<Bucket> = ({ bucketId, objectList, tags }) =>
	typeof bucketId === 'string' && hasTagList(tags) && isListIfAny(objectList, isPart);

const isPart = (object: unknown) =>
	isObject(object) && hasTagList((object as Partial<StorageObject>).tags);

const parseList = listOf(isBucket);

/**
 * Reads buckets: 8x8 describes a list, and documents one bucket. One without an ID is none.
 *
 * @throws {SyntaxError} for anything else
 */
export function parseBuckets(text: string): Bucket[] {
	const body: unknown = parseJson(text);
	if (Array.isArray(body)) return parseList(text);
	const isEmpty = isObject(body) && Object.keys(body).length === 0;
	return isEmpty ? [] : parseList(`[${text}]`);
}

/** A bucket with tags, times and objects as `simplifyObject` gives them. */
export function simplifyBucket({ objectList, ...bucket }: Bucket): IDataObject {
	return {
		...simplifyObject(bucket),
		...(objectList ? { objectList: objectList.map(simplifyObject) } : {}),
	};
}
