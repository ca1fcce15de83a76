import type { IDataObject } from 'n8n-workflow';
import { listOf, type Shape } from '../shared/http/parse';
import { simplifyObject } from './simplify';
import type { StorageObject } from './storageObject';

/** Objects that belong together, such as the channels of one call. */
export interface Bucket extends IDataObject {
	bucketId: string;
	createdTime?: string | number;
	updatedTime?: string | number;
	objectList?: StorageObject[];
	tags?: Array<{ key: string; value: string }>;
}

export const isBucket: Shape<Bucket> = ({ bucketId }) => typeof bucketId === 'string';

const parseList = listOf(isBucket);

/**
 * Reads buckets: 8x8 describes a list, and documents one bucket. One without an ID is none.
 *
 * @throws {SyntaxError} for anything else
 */
export function parseBuckets(text: string): Bucket[] {
	const body: unknown = JSON.parse(text);
	if (Array.isArray(body)) return parseList(text);
	const isEmpty = typeof body === 'object' && body !== null && Object.keys(body).length === 0;
	return isEmpty ? [] : parseList(`[${text}]`);
}

/** A bucket with tags, times and objects as `simplifyObject` gives them. */
export function simplifyBucket({ objectList, ...bucket }: Bucket): IDataObject {
	return {
		...simplifyObject(bucket),
		...(objectList ? { objectList: objectList.map(simplifyObject) } : {}),
	};
}
