import type { IDataObject } from 'n8n-workflow';

/** Keys under which error bodies carry a message, in order of preference. */
const messageKeys = ['message', 'Error', 'error', 'faultstring', 'fault', 'errors', 'detail'];

const maxServerWords = 300;

/** Entries of a list that are read, and levels of lists and objects that are searched. */
const maxParts = 10;
const maxDepth = 8;

/**
 * Finds the server's message in an error body: `{message}`, `{ErrorCode, Error}`, `{fault: {faultstring}}` or
 * `{message, errors}`; an HTML page has none worth showing.
 *
 * @param mask hides secrets; applied before a long text is cut, which could leave half of a secret
 * @param depth levels of the error body above this part
 */
export function serverWords(body: unknown, mask = (text: string) => text, depth = 0): string {
	if (typeof body === 'string') {
		const isMarkup = body.trimStart().startsWith('<');
		return isMarkup ? '' : mask(body.trim()).slice(0, maxServerWords);
	}
	if (typeof body !== 'object' || body === null || depth > maxDepth) return '';
	const wordsOf = (part: unknown) => serverWords(part, mask, depth + 1);
	if (Array.isArray(body)) {
		const words = body.slice(0, maxParts).map(wordsOf).filter(Boolean).join('; ');
		return words.slice(0, maxServerWords);
	}
	for (const key of messageKeys) {
		const words = wordsOf((body as IDataObject)[key]);
		if (words !== '') return words;
	}
	return '';
}
