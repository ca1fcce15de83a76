import { string, stringList } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { checkId } from '../../shared/fields/coercion';

export const objectId = string({
	displayName: 'Object ID',
	description: 'The ID of the object, as returned by Get Many',
	placeholder: 'e.g. 0b8f3c1e-5a6d-4e6f-9a2b-7c1d2e3f4a5b',
	required: true,
	check: checkId,
});

export const objectIds = stringList({
	displayName: 'Object IDs',
	description: 'The IDs of the objects, comma-separated or as a list from an expression',
	placeholder: 'e.g. {{ $input.all().map((item) => item.json.id) }}',
	check(ids, displayName) {
		if (ids.length > 0) return ids.map((id) => checkId(id, displayName));
		throw new InvalidInputError(`'${displayName}' is empty`, 'Enter at least one object ID.');
	},
});

export const zipName = string({
	displayName: 'Zip Name',
	description: 'The name of the zip, as returned by Start or Get Many',
	placeholder: 'e.g. 5f0c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f.zip',
	required: true,
	check: checkId,
});

export const bucketId = string({
	displayName: 'Bucket ID',
	description: 'The ID of the bucket, which objects include as bucketId',
	placeholder: 'e.g. 7c1d2e3f-4a5b-4e6f-9a2b-0b8f3c1e5a6d',
	required: true,
	check: checkId,
});
