/** Percent-encodes all that has a meaning in a URL. Half of a character, which has no encoding, is replaced. */
export function percentEncode(text: string): string {
	// Left to itself, the built-in function throws an error of its own for half of a character.
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
