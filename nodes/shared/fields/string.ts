import { invalid, toText } from './coercion';
import type { Field, Texts } from './field';

/** Options of a `string` field. */
export interface StringOptions extends Texts {
	default?: string;
	required?: boolean;
	password?: boolean;
	/** Validates the trimmed text and returns the value to use. @throws {InvalidInputError} */
	check?: (text: string, displayName: string) => string;
}

/** A line of text, trimmed; numbers from expressions are accepted. Empty is `''`. */
export function string({ check, password, required, ...texts }: StringOptions): Field<string> {
	return {
		property: {
			default: '',
			...texts,
			type: 'string',
			...(required ? { required } : {}),
			...(password ? { typeOptions: { password } } : {}),
		},
		read(raw) {
			const value = toText(raw, texts.displayName);
			if (value !== '') return check ? check(value, texts.displayName) : value;
			if (required) {
				throw invalid(texts.displayName, 'is empty', 'Enter a value, or check its expression.');
			}
			return value;
		},
	};
}

/** A list of texts: typed comma-separated, or returned by an expression as a list. Duplicates are dropped. */
export function stringList({
	check,
	...texts
}: Texts & { check?: (entries: string[], displayName: string) => string[] }): Field<string[]> {
	return {
		property: { default: '', ...texts, type: 'string' },
		read(raw) {
			const given: unknown = typeof raw === 'string' ? raw.split(',') : raw;
			const parts: unknown[] = Array.isArray(given) ? given : [given];
			const entries = parts.map((part) => toText(part, texts.displayName));
			const unique = [...new Set(entries.filter((entry) => entry !== ''))];
			return check ? check(unique, texts.displayName) : unique;
		},
	};
}
