/**
 * Parsers for the `parse` option of a request. What does not fit is a SyntaxError, which the client takes
 * for an unreadable answer.
 */

/** The JSON value that a text is, or else the text itself. */
export function tryJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Thrown by a parser for an answer that says no with a status that says yes. */
export class Refusal extends Error {
	override readonly name = 'Refusal';

	/** @param words the server's own */
	constructor(readonly words: string) {
		super(words);
	}
}

/** Tells whether a JSON object has what the caller relies on. */
export type Shape<T extends object> = (value: Partial<T>) => boolean;

/** Parses a JSON list of objects of a shape. An empty body is no list: whoever cut it off cut off the rows. */
export function listOf<T extends object>(shape: Shape<T>): (text: string) => T[] {
	return (text) => {
		const list: unknown = JSON.parse(text);
		if (Array.isArray(list) && list.every((item) => fits(item, shape))) return list as T[];
		throw new SyntaxError('not a list of the expected objects');
	};
}

/**
 * Parses a JSON object of a shape, bare or as the only element of a list: 8x8's documents show both for
 * many calls.
 */
export function oneOf<T extends object>(shape: Shape<T>): (text: string) => T {
	return (text) => {
		const value: unknown = JSON.parse(text);
		const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
		if (fits(one, shape)) return one as T;
		throw new SyntaxError('not the expected object');
	};
}

function fits<T extends object>(value: unknown, shape: Shape<T>): boolean {
	return typeof value === 'object' && value !== null && shape(value);
}
