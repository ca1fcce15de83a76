import { encodeQuery, type Query } from '../../shared/http/path';

/** Largest page that 8x8 gives; it answers 400 to a larger one. */
export const maxPageSize = 1000;

/**
 * Characters of a query, at most. 8x8 documents no limit; gateways like its own commonly take 8 KB for
 * the whole request line.
 */
const maxQueryLength = 6000;

/**
 * Cuts a list of IDs into as few requests as possible: none asks for more than one page holds or gets
 * longer than a URL may be.
 *
 * @param name of the query parameter that is repeated for each ID
 * @param rest the other parameters of the query
 */
export function splitIds(name: string, ids: readonly string[], rest: Query): string[][] {
	const room = maxQueryLength - encodeQuery({ ...rest, page: 0, size: maxPageSize }).length;
	const parts: string[][] = [];
	let part: string[] = [];
	let length = 0;
	for (const id of ids) {
		const added = encodeQuery({ [name]: id }).length + 1;
		if (part.length > 0 && (part.length === maxPageSize || length + added > room)) {
			parts.push(part);
			[part, length] = [[], 0];
		}
		part.push(id);
		length += added;
	}
	return part.length > 0 ? [...parts, part] : parts;
}
