import type { Api } from '../../shared/http/api';
import { parseJson } from '../../shared/http/parse';
import { encodePath } from '../../shared/http/path';
import { createListSearch } from '../../shared/operation/listSearch';
import { cloudStorage } from './service';

/** The value of All Regions in a region field. */
export const allRegions = '*';

/** Discovery returns the same list in every region, even in one that has no data of the customer. */
const discoveryRegion = 'us-west';

/** The API with paths relative to version 3 of the service in one region. @throws {InvalidInputError} for an invalid region */
export function inRegion(api: Api, region: string): Api {
	const prefix = encodePath`/${region}/v3`;
	return {
		...api,
		get: async (rest, options) => await api.get(prefix + rest, options),
		post: async (rest, options) => await api.post(prefix + rest, options),
		put: async (rest, options) => await api.put(prefix + rest, options),
		delete: async (rest, options) => await api.delete(prefix + rest, options),
		stream: async (rest, options) => await api.stream(prefix + rest, options),
	};
}

/** Gets the regions that hold data of the account. Only these can be searched. @throws {ApiError} */
export async function discoverRegions(api: Api): Promise<string[]> {
	const { body } = await inRegion(api, discoveryRegion).get('/regions', { parse: parseRegions });
	return body;
}

/** The regions that a region field selects: one, or all that hold data. @throws {ApiError} if discovery fails */
export async function regionsOf(api: Api, region: string): Promise<string[]> {
	return region === allRegions ? await discoverRegions(api) : [region];
}

/** Maximum length of a plausible list: 8x8 documents six regions, and all of them may be searched at once. */
const maxRegions = 100;

function parseRegions(text: string): string[] {
	const regions = parseJson(text);
	const isList = Array.isArray(regions) && regions.length <= maxRegions;
	if (isList && regions.every((region) => typeof region === 'string')) return [...new Set(regions)];
	throw new SyntaxError('not a list of regions');
}

const listRegions = async (api: Api) =>
	(await discoverRegions(api)).map((region) => ({ name: region, value: region }));

/** Lists the regions for the field Region. */
export const searchRegions = createListSearch(cloudStorage, listRegions);

/** Lists the regions for the field Region, after All Regions. */
export const searchRegionsAndAll = createListSearch(cloudStorage, async (api) => [
	{ name: 'All Regions', value: allRegions },
	...(await listRegions(api)),
]);
