// The house style of n8n's interface, as its lints and guidelines have it.

const smallWords = new Set([
	'and',
	'as',
	'by',
	'for',
	'from',
	'in',
	'of',
	'on',
	'or',
	'to',
	'with',
]);
/** Small words are in lower case, except at the start. */
export const isTitleCase = (text: string) =>
	text
		.split(/\s+/)
		.every((word, index) => (index > 0 && smallWords.has(word)) || /^[^a-z]/.test(word));

/** One sentence has no final period; several end with one. Code is not a sentence. */
function isPunctuated(text: string): boolean {
	const hasSeveralSentences = /[.!?] [A-Z0-9]/.test(text.replace(/e\.g\. /g, ''));
	return hasSeveralSentences === text.endsWith('.');
}

/** A description or hint as n8n's interface has them. */
export const followsHouseStyle = (text: string) =>
	isPunctuated(text) && /^[A-Z0-9']/.test(text) && text === text.trim() && !/\s\s/.test(text);
