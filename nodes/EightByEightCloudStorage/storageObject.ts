import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../shared/http/api';
import { oneOf, type Shape } from '../shared/http/parse';
import { path } from '../shared/http/path';

/** An object of Cloud Storage as 8x8 sends it. Only the ID is certain to be there. */
export interface StorageObject extends IDataObject {
	id: string;
	/** `callrecording`, `transcription` … */
	type?: string;
	mimeType?: string;
	/** File name; may hold characters that file systems refuse. */
	objectName?: string;
	/** Bytes: a number in samples, text by the API's own description. */
	storedBytes?: number | string;
	checksumType?: string;
	/** MD5 in hexadecimal, or with a suffix such as `-1` when stored in parts. */
	checksum?: string;
	/** Only AVAILABLE objects have content. */
	objectState?: string;
	/** ISO without a zone; epoch milliseconds by the API's own description. */
	createdTime?: string | number;
	updatedTime?: string | number;
	/** All values are text, some of them empty. */
	tags?: Array<{ key: string; value: string }>;
}

/** An object with the region that it lies in, which 8x8 does not tell. */
export type LocatedObject = StorageObject & { region: string };

const isStorageObject: Shape<StorageObject> = ({ id }) => typeof id === 'string';

/**
 * @param api within the object's region
 * @throws {RequestFailed} when there is no such object in the region
 */
export async function getObject(api: Api, objectId: string): Promise<StorageObject> {
	const { body } = await api.get(path`/objects/${objectId}`, { parse: oneOf(isStorageObject) });
	return body;
}

/** Only AVAILABLE objects have content; one whose state is not told may have it. */
export function hasContent({
	objectState = 'AVAILABLE',
}: Pick<StorageObject, 'objectState'>): boolean {
	return objectState === 'AVAILABLE';
}
