import { fileOutput, type FileOutput } from '../../shared/files/fileOutput';
import type { Api } from '../../shared/http/api';
import { encodePath } from '../../shared/http/path';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { safeFileName } from '../../shared/files/safeFileName';
import { checkFacts, verifiedStream } from '../../shared/files/verifiedStream';
import { simplifyObject, sizeOf } from './simplifyObject';
import { hasContent, type LocatedObject, type StorageObject } from './storageObject';

export const contentPath = (objectId: string) => encodePath`/objects/${objectId}/content`;

/** @throws {InvalidInputError} for an object that has no content */
export function requireContent({ id, objectState }: StorageObject) {
	if (hasContent({ objectState })) return;
	throw new InvalidInputError(
		`The object ${id} has no content to download: its state is ${objectState}`,
		'Only AVAILABLE objects can be downloaded.',
	);
}

/**
 * The object with its content as a file, checked against the size and the checksum that 8x8 gives.
 *
 * @param api within the object's region
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

/** A checksum with a suffix is not the MD5 of the content. */
function md5Of({ checksum, checksumType }: StorageObject): string | undefined {
	const isMd5 = (checksumType ?? 'MD5').toUpperCase() === 'MD5';
	return isMd5 && checksum && /^[0-9a-f]{32}$/i.test(checksum) ? checksum : undefined;
}
