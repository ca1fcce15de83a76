import { fileOutput, type FileOutput } from '../../shared/files/fileOutput';
import type { Api } from '../../shared/http/api';
import { encodePath } from '../../shared/http/path';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { safeFileName } from '../../shared/files/safeFileName';
import { checkFacts, verifiedStream } from '../../shared/files/verifiedStream';
import { simplifyObject, sizeOf } from './simplifyObject';
import { hasContent, type LocatedObject, type StorageObject } from './storageObject';

/** Path of an object's content, within its region. */
export const contentPath = (objectId: string) => encodePath`/objects/${objectId}/content`;

/** @throws {InvalidInputError} if the object has no content to download */
export function requireContent({ id, objectState }: StorageObject) {
	if (hasContent({ objectState })) return;
	throw new InvalidInputError(
		`The object ${id} has no content to download: its state is ${objectState}`,
		'Only AVAILABLE objects can be downloaded.',
	);
}

/**
 * An object with its content as a file, which is checked against the size and checksum that 8x8 reports.
 *
 * @param api within the object's region
 * @param property name of the item's binary field
 */
export function contentFile(api: Api, object: LocatedObject, property: string): FileOutput {
	const name = object.objectName ?? object.id;
	const content = contentPath(object.id);
	return fileOutput({
		json: () => simplifyObject(object),
		property,
		fileName: safeFileName(name),
		mimeType: object.mimeType ?? undefined,
		wait: api.wait,
		async open() {
			const { body } = await api.stream(content, { headers: { Accept: '*/*' } });
			const check = checkFacts({ bytes: sizeOf(object), md5: md5Of(object) });
			return verifiedStream(body, { name, request: `GET ${content}`, check });
		},
	});
}

/** Undefined if the checksum has a suffix: then it is not the MD5 of the content. */
function md5Of({ checksum, checksumType }: StorageObject): string | undefined {
	const isMd5 = (checksumType ?? 'MD5').toUpperCase() === 'MD5';
	return isMd5 && checksum && /^[0-9a-f]{32}$/i.test(checksum) ? checksum : undefined;
}
