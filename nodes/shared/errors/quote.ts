/** Characters of a value that a message shows. */
const maxShown = 100;

/** What nobody can see, or what changes how the text around it is read: control and format characters. */
const invisible = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * A value as messages show it, whatever an expression delivered: short, in quotes when it is text, and
 * with nothing invisible in it, since a copied zero-width space is a common reason for the message.
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

/** Text without the quotes. */
export function escapeInvisible(text: string): string {
	const start = text.slice(0, maxShown).replace(invisible, toEscape);
	return text.length > maxShown ? `${start}…` : start;
}

function toEscape(character: string): string {
	return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
