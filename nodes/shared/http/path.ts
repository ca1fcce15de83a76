import { InvalidInputError } from '../errors/invalidInputError';

/** Values of a query string: lists repeat the name, undefined leaves it out. */
export type Query = Readonly<
	Record<string, string | number | boolean | ReadonlyArray<string | number> | undefined>
>;

/**
 * Tagged template that encodes a path: every value is percent-encoded, so that none can add a segment, a query
 * or a fragment.
 *
 * @throws {InvalidInputError} for an empty value and for `.` and `..`, which no encoding can protect: URL
 *   parsers resolve them before the request is sent
 * @example encodePath`/queues/${queueId}/agents`
 */
export function encodePath(literals: TemplateStringsArray, ...values: string[]): string {
	const encoded = values.map((value) => {
		if (value === '' || value === '.' || value === '..') {
			throw new InvalidInputError(
				`'${value}' cannot be an ID`,
				'Check the ID fields of this item.',
			);
		}
		return percentEncode(value);
	});
	return String.raw({ raw: literals }, ...encoded);
}

/** Encodes a query string (without the question mark), each name and value percent-encoded. */
export function encodeQuery(query: Query): string {
	return Object.entries(query)
		.flatMap(([name, value]) => {
			if (value === undefined) return [];
			const values = Array.isArray(value) ? value : [value];
			return values.map((one) => `${percentEncode(name)}=${percentEncode(String(one))}`);
		})
		.join('&');
}

/** Percent-encodes everything that has a meaning in a URL. A lone surrogate, which has no encoding, is replaced. */
function percentEncode(text: string): string {
	// Without the replacement, the built-in function throws a URIError for a lone surrogate.
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
