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

/** An object of Cloud Storage as 8x8 sends it. Only the ID is certain to be there. */
export interface StorageObject extends IDataObject {
	id: string;
	/** `callrecording`, `transcription` … */
	type?: string;
	mimeType?: string | null;
	/** File name; may hold characters that file systems refuse. */
	objectName?: string | null;
	/** Bytes: a number in samples, text by the API's own description. */
	storedBytes?: number | string | null;
	checksumType?: string | null;
	/** MD5 in hexadecimal, or with a suffix such as `-1` when stored in parts. */
	checksum?: string | null;
	/** Only AVAILABLE objects have content. */
	objectState?: string | null;
	/** ISO without a zone; epoch milliseconds by the API's own description. */
	createdTime?: string | number | null;
	updatedTime?: string | number | null;
	/** All values are text, some of them empty. */
	tags?: Array<{ key: string; value: string }> | null;
}

/** An object with the region that it lies in, which 8x8 does not tell. */
export type LocatedObject = StorageObject & { region: string };

/** Whether what the nodes compute with is what they take it for. */
export const isStorageObject: Shape<StorageObject> = ({ id, tags, ...rest }) =>
	typeof id === 'string' && hasTagList(tags) && textFields.every((name) => isTextIfAny(rest[name]));

const textFields = ['objectName', 'mimeType', 'checksumType', 'checksum', 'objectState'] as const;

/** Whether tags are a list of tags with keys, or none. */
export function hasTagList(tags: unknown): boolean {
	return isListIfAny(tags, (tag) => isObject(tag) && 'key' in tag && typeof tag.key === 'string');
}

/**
 * @param api within the object's region
 * @throws {ApiError} when there is no such object in the region
 */
export async function getObject(api: Api, objectId: string): Promise<StorageObject> {
	const { body } = await api.get(encodePath`/objects/${objectId}`, {
		parse: singleObject(isStorageObject),
	});
	return body;
}

/** Only AVAILABLE objects have content; one whose state is not told may have it. */
export function hasContent({ objectState }: Pick<StorageObject, 'objectState'>): boolean {
	return (objectState ?? 'AVAILABLE') === 'AVAILABLE';
}
