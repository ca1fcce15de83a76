import { text } from '../../shared/fields';
import { fileOutput } from '../../shared/file';
import { path } from '../../shared/http/path';
import { InvalidInput } from '../../shared/invalidInput';
import { defineOperation } from '../../shared/operation';
import { verifiedStream } from '../../shared/verifiedStream';
import { objectId, region } from '../fields';
import { safeFileName } from '../safeFileName';
import { getObject, type StorageObject } from '../storageObject';

export const downloadStorageObject = defineOperation({
	value: 'download',
	name: 'Download',
	action: 'Download object',
	description: 'Download the content of an object, checked against its size and checksum',
	kind: 'read',
	fields: {
		region,
		objectId,
		binaryPropertyName: text({
			displayName: 'Put Output File in Field',
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
			required: true,
		}),
	},
	async run({ api, params }) {
		const object = await getObject(api, params.objectId);
		requireContent(object);
		const contentPath = path`/objects/${params.objectId}/content`;
		const { body } = await api.stream(contentPath, { headers: { Accept: '*/*' } });
		const name = object.objectName ?? object.id;
		return fileOutput({
			json: object,
			property: params.binaryPropertyName,
			fileName: safeFileName(name),
			mimeType: object.mimeType,
			stream: verifiedStream(body, {
				name,
				bytes: object.storedBytes === undefined ? undefined : Number(object.storedBytes),
				md5: md5Of(object),
				request: `GET ${contentPath}`,
			}),
		});
	},
});

function requireContent({ id, objectState }: StorageObject) {
	if (objectState === undefined || objectState === 'AVAILABLE') return;
	throw new InvalidInput(
		`The object ${id} has no content to download: its state is ${objectState}`,
		'Only AVAILABLE objects can be downloaded.',
	);
}

/** A checksum with a suffix is not the MD5 of the content. */
function md5Of({ checksum, checksumType = 'MD5' }: StorageObject): string | undefined {
	const isMd5 = checksumType.toUpperCase() === 'MD5' && /^[0-9a-f]{32}$/i.test(checksum ?? '');
	return isMd5 ? checksum : undefined;
}
