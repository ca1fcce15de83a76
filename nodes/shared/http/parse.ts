/**
 * Parsers for the `parse` option of a request. What does not fit is a SyntaxError, which the client takes
 * for an unreadable answer.
 */

/** Nesting levels that are accepted, far more than any API documents. n8n cannot store thousands. */
const maxLevels = 200;

/**
 * JSON without fields named `__proto__`: whoever assigns such a field to another object, as many a node
 * does, changes what that object inherits.
 *
 * @throws {SyntaxError} for anything but JSON, and for what is nested too deep
 */
export function parseJson(text: string): unknown {
	const value: unknown = JSON.parse(text);
	// Reading through a function takes ten times as long.
	return namesPrototype(value, maxLevels) ? JSON.parse(text, withoutPrototype) : value;
}

/**
 * Whether a field is named `__proto__`.
 *
 * @throws {SyntaxError} for more levels than those given
 */
function namesPrototype(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) throw new SyntaxError('nested too deep');
	// All of it is gone through, also when there is one: what is nested too deep must not reach a reviver.
	let found = false;
	// Plain loops: making a list of the parts, or calling a function for each, costs more than the parsing.
	if (Array.isArray(value)) {
		for (const part of value) if (namesPrototype(part, levels - 1)) found = true;
		return found;
	}
	for (const name in value) {
		if (name === '__proto__') found = true;
		if (namesPrototype((value as Record<string, unknown>)[name], levels - 1)) found = true;
	}
	return found;
}

function withoutPrototype(name: string, value: unknown): unknown {
	return name === '__proto__' ? undefined : value;
}

/** The JSON value that a text is, or else the text itself. */
export function tryJson(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return text;
	}
}

/** Thrown by a parser for an answer that says no with a status that says yes. */
export class RejectedError extends Error {
	override readonly name = 'RejectedError';

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
		const list: unknown = parseJson(text);
		if (Array.isArray(list) && list.every((item) => fits(item, shape))) return list as T[];
		throw new SyntaxError('not a list of the expected objects');
	};
}

/**
 * Parses a JSON object of a shape, bare or as the only element of a list: both forms are documented for
 * many calls.
 */
export function singleObject<T extends object>(shape: Shape<T>): (text: string) => T {
	return (text) => {
		const value = parseJson(text);
		const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
		if (fits(one, shape)) return one as T;
		throw new SyntaxError('not the expected object');
	};
}

function fits<T extends object>(value: unknown, shape: Shape<T>): boolean {
	return isObject(value) && shape(value);
}

export function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text, or nothing: APIs send null for what they do not know. */
export function isTextIfAny(value: unknown): value is string | null | undefined {
	return value === undefined || value === null || typeof value === 'string';
}

/** An ID: text, though numbers occur where text is documented. */
export function isId(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

/** A list of which each entry fits, or nothing. */
export function isListIfAny(value: unknown, fits: (entry: unknown) => boolean): boolean {
	return value === undefined || value === null || (Array.isArray(value) && value.every(fits));
}
