import type { IDataObject } from 'n8n-workflow';
import { InvalidInputError } from '../errors/invalidInputError';
import { quote } from '../errors/quote';

// The raw value of a field can be anything that an expression returns.

/** An error that names the field and the problem and, unless obvious, says how to fix it. */
export function invalid(displayName: string, problem: string, fix?: string): InvalidInputError {
	return new InvalidInputError(`'${displayName}' ${problem}`, fix);
}

/** Whether nothing was entered, or an expression returned nothing. */
export function isEmpty(raw: unknown): raw is undefined | null | '' {
	return raw === undefined || raw === null || raw === '';
}

/** Characters in one text at most. No API takes a value that long; the content of a file dragged into a field is. */
const maxLength = 5000;

/** A lone surrogate (half of a UTF-16 pair): it has no UTF-8 encoding, so it cannot be sent. */
const halfCharacter = /\p{Surrogate}/u;

/**
 * Converts a raw value to trimmed text that can be sent; nothing becomes `''`.
 *
 * @throws {InvalidInputError} for anything but text and numbers, and for text that cannot be sent unchanged
 */
export function toText(raw: unknown, displayName: string): string {
	if (isEmpty(raw)) return '';
	const text =
		typeof raw === 'number'
			? numberText(raw, displayName)
			: typeof raw === 'bigint'
				? String(raw)
				: raw;
	if (typeof text !== 'string') {
		throw invalid(
			displayName,
			`must be text, but is ${Array.isArray(raw) ? 'a list' : `of type ${typeof raw}`}`,
			'Check the expression of this field: it should end in a single text value.',
		);
	}
	const trimmed = text.trim();
	if (trimmed.length > maxLength) {
		throw invalid(
			displayName,
			`is too long: ${trimmed.length} characters`,
			`Check the expression of this field: it should give ${maxLength} characters at most.`,
		);
	}
	if (halfCharacter.test(trimmed)) {
		throw invalid(
			displayName,
			`contains half of a character: ${quote(trimmed)}`,
			'Check where the text comes from: something has cut a character such as an emoji in two.',
		);
	}
	return trimmed;
}

/** Converts text to a number, because expressions often return numbers as text. */
export function toNumberIfText(raw: unknown): unknown {
	return typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
}

/** Accepts numbers as text while they are exact: beyond 2^53 they are no longer the intended number. */
function numberText(value: number, displayName: string): string {
	if (Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
	throw invalid(
		displayName,
		`cannot be the number ${value}`,
		'Give it as text: numbers keep no more than 15 digits.',
	);
}

/**
 * Rejects IDs that cannot stand in a path: URL parsers resolve `.` and `..`, in any encoding, before the request
 * is sent.
 *
 * @throws {InvalidInputError}
 */
export function checkId(id: string, displayName: string): string {
	if (id !== '.' && id !== '..') return id;
	throw invalid(displayName, `cannot be '${id}'`, 'Give an ID, or check the expression.');
}

/** The values of a set of fields by their names. @throws {InvalidInputError} for anything else */
export function toObject(raw: unknown, displayName: string): IDataObject {
	if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as IDataObject;
	throw invalid(
		displayName,
		`must be a set of fields, but is ${quote(raw)}`,
		'Add the fields one by one, or check the expression: it should give an object.',
	);
}
