import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../../shared/http/api';
import {
	isListIfAny,
	isObject,
	isTextIfAny,
	singleObject,
	type Shape,
} from '../../shared/http/parse';
import { encodePath } from '../../shared/http/path';

/** An object of Cloud Storage as 8x8 sends it. Only the ID is always present. */
export interface StorageObject extends IDataObject {
	id: string;
	/** `callrecording`, `transcription` … */
	type?: string;
	mimeType?: string | null;
	/** File name. May contain characters that file systems do not allow. */
	objectName?: string | null;
	/** Bytes: a number in 8x8's samples, text in its reference. */
	storedBytes?: number | string | null;
	checksumType?: string | null;
	/** MD5 in hexadecimal. Has a suffix such as `-1` if the object is stored in parts. */
	checksum?: string | null;
	/** Only AVAILABLE objects have content. */
	objectState?: string | null;
	/** ISO without a time zone in 8x8's samples, epoch milliseconds in its reference. */
	createdTime?: string | number | null;
	updatedTime?: string | number | null;
	/** All values are text and may be empty. */
	tags?: Array<{ key: string; value: string }> | null;
}

/** An object with its region, which 8x8 does not return. */
export type LocatedObject = StorageObject & { region: string };

/** Whether the fields that the nodes use have the expected types. */
export const isStorageObject: Shape<StorageObject> = ({ id, tags, ...rest }) =>
	typeof id === 'string' && hasTagList(tags) && textFields.every((name) => isTextIfAny(rest[name]));

const textFields = ['objectName', 'mimeType', 'checksumType', 'checksum', 'objectState'] as const;

/** Whether a value is a list of tags with keys, or absent. */
export function hasTagList(tags: unknown): boolean {
	return isListIfAny(tags, (tag) => isObject(tag) && 'key' in tag && typeof tag.key === 'string');
}

/**
 * Gets an object without its content.
 *
 * @param api within the object's region
 * @throws {ApiError} if 8x8 does not find it in the region
 */
export async function getObject(api: Api, objectId: string): Promise<StorageObject> {
	const { body } = await api.get(encodePath`/objects/${objectId}`, {
		parse: singleObject(isStorageObject),
	});
	return body;
}

/** Only AVAILABLE objects have content. An object without a state may have content. */
export function hasContent({ objectState }: Pick<StorageObject, 'objectState'>): boolean {
	return (objectState ?? 'AVAILABLE') === 'AVAILABLE';
}
