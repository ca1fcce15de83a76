import { type Field, resourceLocator } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { allRegions } from '../api/regions';

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
