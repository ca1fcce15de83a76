/**
 * Parsers for the `parse` option of a request. They throw SyntaxError for anything unexpected, which the client
 * treats as an unreadable response.
 */

/** Nesting levels that are accepted, far more than any API documents. n8n cannot store thousands. */
const maxLevels = 200;

/**
 * Parses JSON and drops fields named `__proto__`: assigning such a field to another object, as many nodes do,
 * would change that object's prototype.
 *
 * @throws {SyntaxError} for anything but JSON, and for JSON that is nested too deeply
 */
export function parseJson(text: string): unknown {
	const value: unknown = JSON.parse(text);
	// Parsing with a reviver takes ten times as long.
	return namesPrototype(value, maxLevels) ? JSON.parse(text, withoutPrototype) : value;
}

/**
 * Whether a field is named `__proto__`.
 *
 * @throws {SyntaxError} for more nesting levels than given
 */
function namesPrototype(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) throw new SyntaxError('nested too deep');
	// The whole value is visited, even after a match: a value that is nested too deeply must not reach a reviver.
	let found = false;
	// Plain loops: building a list of the parts, or calling a function for each, costs more than parsing.
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

/** Parses a text as JSON; returns the text itself if it is not JSON. */
export function tryJson(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return text;
	}
}

/** Thrown by a parser for a response that reports a failure with a success status. */
export class RejectedError extends Error {
	override readonly name = 'RejectedError';

	/** @param words the server's message */
	constructor(readonly words: string) {
		super(words);
	}
}

/** Whether a JSON object has what the caller relies on. */
export type Shape<T extends object> = (value: Partial<T>) => boolean;

/** Parses a JSON list of objects of a shape. An empty body is not a list: it may have been cut off. */
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

/** A list in which every entry fits, or nothing. */
export function isListIfAny(value: unknown, fits: (entry: unknown) => boolean): boolean {
	return value === undefined || value === null || (Array.isArray(value) && value.every(fits));
}
