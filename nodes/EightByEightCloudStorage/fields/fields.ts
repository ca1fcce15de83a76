import { resourceLocator, string, stringList, boolean, type Field } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { checkId } from '../../shared/fields/coercion';
import { allRegions } from '../api/regions';

export { binaryPropertyName, simplify } from '../../shared/fields';

const oneRegion = resourceLocator({
	displayName: 'Region',
	description:
		'The region that stores the data. Cloud Storage regions differ from Contact Center regions.',
	searchListMethod: 'searchRegions',
	idPlaceholder: 'e.g. us-west',
});

/** One region, for operations on IDs. Rejects All Regions. */
export const region: Field<string> = {
	...oneRegion,
	read(raw, timeZone) {
		const value = oneRegion.read(raw, timeZone);
		if (value !== allRegions) return value;
		throw new InvalidInputError(
			"'Region' must be a single region here",
			'Use the region of an item that Get Many returned, e.g. {{ $json.region }}.',
		);
	},
};

/** One region or all regions, for searching. */
export const regionOrAll = resourceLocator({
	displayName: 'Region',
	description:
		'The region to search, or all regions that hold data of your account. Cloud Storage regions differ from Contact Center regions.',
	searchListMethod: 'searchRegionsAndAll',
	idPlaceholder: 'e.g. us-west, or * for all',
});

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

/**
 * A toggle that must be on before anything is deleted.
 *
 * @param missing the error message while it is off
 */
export function confirmation(description: string, missing: string): Field<true> {
	const box = boolean({ displayName: 'Confirm', default: false, description });
	return {
		...box,
		read(raw, timeZone) {
			if (box.read(raw, timeZone)) return true;
			throw new InvalidInputError(missing, "Turn on 'Confirm' to allow it.");
		},
	};
}
