import type { IDataObject } from 'n8n-workflow';
import { InvalidInputError } from '../errors/invalidInputError';
import { quote } from '../errors/quote';

// What n8n delivers for a field can be anything that an expression gives.

/** An error that names the field, says what is wrong and, where that does not say it, how to fix it. */
export function invalid(displayName: string, problem: string, fix?: string): InvalidInputError {
	return new InvalidInputError(`'${displayName}' ${problem}`, fix);
}

/** Whether an expression delivered nothing, or nothing was entered. */
export function isEmpty(raw: unknown): raw is undefined | null | '' {
	return raw === undefined || raw === null || raw === '';
}

/** Characters in one text. No API takes a value that long; the content of a file dragged into a field is. */
const maxLength = 5000;

/** Half of a character that takes two (UTF-16): it has no UTF-8, so no request can carry it. */
const halfCharacter = /\p{Surrogate}/u;

/**
 * Text, trimmed, as a request can carry it; empty for nothing.
 *
 * @throws {InvalidInputError} for anything but text and numbers, and for text that cannot be sent as it is
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
			`holds half of a character: ${quote(trimmed)}`,
			'Check where the text comes from: something has cut a character such as an emoji in two.',
		);
	}
	return trimmed;
}

/** What was given for a number: text that is one, which expressions often deliver, becomes it. */
export function toNumberIfText(raw: unknown): unknown {
	return typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
}

/** Numbers from expressions are taken as text, as long as they are the number that was meant. */
function numberText(value: number, displayName: string): string {
	if (Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
	throw invalid(
		displayName,
		`cannot be the number ${value}`,
		'Give it as text: numbers keep no more than 15 digits.',
	);
}

/**
 * Refuses what cannot be an ID in a path: URL parsers resolve `.` and `..` before the request is sent,
 * however they are encoded.
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
