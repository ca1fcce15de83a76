/**
 * Parsers for the `parse` option of a request. What does not fit is a SyntaxError, which the client takes
 * for an unreadable answer.
 */

/** A JSON list of objects; an empty body counts as an empty list. */
export function parseList<T>(text: string): T[] {
	const value: unknown = text.trim() === '' ? [] : JSON.parse(text);
	if (Array.isArray(value) && value.every(isObject)) return value as T[];
	throw new SyntaxError('not a list of objects');
}

/** A JSON object, bare or as the only element of a list: 8x8's documents show both for many calls. */
export function parseOne<T>(text: string): T {
	const value: unknown = JSON.parse(text);
	const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (isObject(one)) return one as T;
	throw new SyntaxError('not an object');
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
