/** Characters of a value that a message shows at most. */
const maxShown = 100;

/** Control and format characters: invisible, or able to change how the text around them is displayed. */
const invisible = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Formats any value for a message: short, text in quotes, and invisible characters escaped, because a pasted
 * zero-width space is a common reason for the message.
 */
export function quote(value: unknown): string {
	switch (typeof value) {
		case 'string':
			return `'${escapeInvisible(value)}'`;
		case 'number':
		case 'bigint':
		case 'boolean':
			return String(value);
		case 'undefined':
			return 'nothing';
		default:
			return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
	}
}

/** Shortens a text and escapes its invisible characters. */
export function escapeInvisible(text: string): string {
	const start = text.slice(0, maxShown).replace(invisible, toEscape);
	return text.length > maxShown ? `${start}…` : start;
}

function toEscape(character: string): string {
	return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
