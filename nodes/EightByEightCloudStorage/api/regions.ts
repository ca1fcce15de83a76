import type { Api } from '../../shared/http/api';
import { parseJson } from '../../shared/http/parse';
import { encodePath } from '../../shared/http/path';
import { createListSearch } from '../../shared/operation/listSearch';
import { cloudStorage } from './service';

/** The value of All Regions in a region field. */
export const allRegions = '*';

/** Discovery answers in every region alike, also in one that holds nothing of the customer's. */
const discoveryRegion = 'us-west';

/** The API within one region, under version 3 of the service. @throws {InvalidInputError} for no region */
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

/** Asks which regions hold data of the account; only these may be searched. */
export async function discoverRegions(api: Api): Promise<string[]> {
	const { body } = await inRegion(api, discoveryRegion).get('/regions', { parse: parseRegions });
	return body;
}

/** The regions that a region field stands for: the one given, or all that hold data. */
export async function regionsOf(api: Api, region: string): Promise<string[]> {
	return region === allRegions ? await discoverRegions(api) : [region];
}

/** Regions in a list that can be one; 8x8 documents six. All of them may be searched at once. */
const maxRegions = 100;

function parseRegions(text: string): string[] {
	const regions = parseJson(text);
	const isList = Array.isArray(regions) && regions.length <= maxRegions;
	if (isList && regions.every((region) => typeof region === 'string')) return [...new Set(regions)];
	throw new SyntaxError('not a list of regions');
}

const listRegions = async (api: Api) =>
	(await discoverRegions(api)).map((region) => ({ name: region, value: region }));

export const searchRegions = createListSearch(cloudStorage, listRegions);

export const searchRegionsAndAll = createListSearch(cloudStorage, async (api) => [
	{ name: 'All Regions', value: allRegions },
	...(await listRegions(api)),
]);
