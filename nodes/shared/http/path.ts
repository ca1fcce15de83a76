import { InvalidInput } from '../invalidInput';

/** Values of a query string: lists repeat the name, undefined leaves it out. */
export type Query = Readonly<
	Record<string, string | number | boolean | ReadonlyArray<string | number> | undefined>
>;

/**
 * Tagged template for a path: every value is percent-encoded, so that none can add a segment, a query
 * or a fragment.
 *
 * @throws {InvalidInput} for an empty value and for `.` and `..`, which no encoding can protect: URL
 *   parsers resolve them before the request is sent
 * @example path`/queues/${queueId}/agents`
 */
export function path(literals: TemplateStringsArray, ...values: string[]): string {
	const encoded = values.map((value) => {
		if (value === '' || value === '.' || value === '..') {
			throw new InvalidInput(`'${value}' cannot be an ID`, 'Check the ID fields of this item.');
		}
		return encode(value);
	});
	return String.raw({ raw: literals }, ...encoded);
}

/** Encodes a query string (without the question mark), each name and value percent-encoded. */
export function encodeQuery(query: Query): string {
	return Object.entries(query)
		.flatMap(([name, value]) => {
			if (value === undefined) return [];
			const values = Array.isArray(value) ? value : [value];
			return values.map((one) => `${encode(name)}=${encode(String(one))}`);
		})
		.join('&');
}

function encode(text: string): string {
	// Half of a character has no encoding, and the built-in function throws an error of its own.
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
