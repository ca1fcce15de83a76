import { encodeQuery, type Query } from '../../shared/http/path';

/** Maximum page size. 8x8 returns 400 for larger ones. */
export const maxPageSize = 1000;

/**
 * Maximum length of a query in characters. 8x8 documents no limit; gateways commonly accept 8 KB for the
 * whole request line.
 */
const maxQueryLength = 6000;

/**
 * Splits a list of IDs into as few requests as possible, so that each result fits on one page and each query
 * is short enough.
 *
 * @param name the query parameter that is repeated for each ID
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
