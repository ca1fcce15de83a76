import type { Api } from '../shared/http/client';
import { createPicker } from '../shared/picker';
import { cloudStorage } from './service';

/** Asks which regions hold data of the account; only these may be searched. */
export async function discoverRegions(api: Api): Promise<string[]> {
	const { body } = await api.get('/regions', { parse: parseRegions });
	return body;
}

function parseRegions(text: string): string[] {
	const regions: unknown = JSON.parse(text);
	if (Array.isArray(regions)) return regions.map(String);
	throw new SyntaxError('not a list of regions');
}

export const searchRegions = createPicker(cloudStorage, async (api) =>
	(await discoverRegions(api)).map((region) => ({ name: region, value: region })),
);
