import type { IDataObject } from 'n8n-workflow';

/** What is known of a request that did not succeed. Holds no header and no body of the request. */
export interface Failure {
	/** `GET /queues/103`: method and path, without host and query. */
	readonly request: string;
	/** HTTP status, when an answer came. */
	readonly status?: number;
	/** Node's error code, when none came. */
	readonly code?: string;
	/** True for a request that changes something: without an answer its effect is unknown. */
	readonly isWrite: boolean;
	/** The server's own words, secrets masked; empty when it said nothing readable. */
	readonly serverMessage: string;
	/** Names of the 8x8 products that the credential is valid for, where that is known. */
	readonly products?: readonly string[];
}

/** What to tell the user about a failure: what happened, and how to fix it. */
export interface ErrorText {
	readonly message: string;
	readonly description: string;
}

/** Characters of a path that an error shows; one with an ID that is none can be far longer. */
const maxPath = 300;

/**
 * A request that 8x8 refused, or that got no usable answer.
 *
 * The item runner turns it into n8n's NodeApiError. It never carries the HTTP library's own error,
 * which holds the Authorization header.
 */
export class ApiError extends Error {
	override readonly name = 'ApiError';
	readonly description: string;

	constructor(
		readonly failure: Failure,
		errorText: ErrorText,
	) {
		super(errorText.message);
		const said = failure.serverMessage && `8x8 said: ${failure.serverMessage}`;
		const products = failure.products && `The API key is valid for: ${failure.products.join(', ')}`;
		const facts = [said, products, failure.request.slice(0, maxPath)].filter(Boolean).join(' · ');
		this.description = facts ? `${errorText.description} (${facts})` : errorText.description;
	}
}

const refused: ErrorText = {
	message: '8x8 did not accept the request',
	description: 'Check the values of the fields of this node.',
};

/** Error texts by HTTP status, for what no API explains better. */
const errorTextByStatus: Readonly<Record<number, ErrorText>> = {
	401: {
		message: '8x8 did not accept the credential',
		description: 'Check the credential, and that its key is valid for this API.',
	},
	403: {
		message: '8x8 denied access',
		description: 'The credential is valid but may not do this. Ask your 8x8 administrator.',
	},
	404: {
		message: '8x8 has nothing by this ID or address',
		description: 'Check the ID, and the region and base URL of the credential.',
	},
	408: { message: '8x8 took too long to answer', description: 'Try again later.' },
	429: {
		message: '8x8 limits the rate of requests',
		description: 'Lower Concurrent Requests, or run the workflow less often.',
	},
};

const serverError: ErrorText = {
	message: '8x8 could not process the request',
	description: 'The service failed, also when tried again. Try later.',
};

/** Stands in for Node's error code when an answer came whose body cannot be parsed. */
export const unreadableBody = 'UNREADABLE_BODY';

const errorTextByCode: Readonly<Record<string, ErrorText>> = {
	ECONNREFUSED: {
		message: 'The 8x8 service refused the connection',
		description: 'Check the base URL of the credential, and whether a firewall is in the way.',
	},
	ENOTFOUND: {
		message: 'The host of the 8x8 service was not found',
		description: 'Check the base URL of the credential.',
	},
	[unreadableBody]: {
		message: '8x8 sent an answer that cannot be read',
		description:
			'It is not of the documented form. Something in between may have sent it, e.g. a proxy.',
	},
};

const noResponse: ErrorText = {
	message: 'The connection to 8x8 failed before an answer came',
	description: 'Also when tried again. Check the network, and try later.',
};

const unknownEffect =
	'Whether 8x8 acted on the request is unknown. Look before you run it a second time.';

/** The general error text for a failure, by its HTTP status or connection error. */
export function generalErrorText(failure: Failure): ErrorText {
	const errorText = errorTextByOutcome(failure);
	return isEffectUnknown(failure) ? { ...errorText, description: unknownEffect } : errorText;
}

function errorTextByOutcome({ status, code }: Failure): ErrorText {
	if (status !== undefined && code === undefined) {
		return errorTextByStatus[status] ?? (status >= 500 ? serverError : refused);
	}
	return errorTextByCode[code ?? ''] ?? noResponse;
}

/**
 * The failure of a read whose answer makes no sense.
 *
 * @param request `GET /queues`
 */
export function unreadableResponse(request: string): ApiError {
	const failure = { request, code: unreadableBody, isWrite: false, serverMessage: '' };
	return new ApiError(failure, generalErrorText(failure));
}

/**
 * The failure of a list that would never end.
 *
 * @param reason how that shows, as a sentence
 * @param request `GET /call-logs`, where it is known
 */
export function endlessList(reason: string, request = ''): ApiError {
	return new ApiError(
		{ request, isWrite: false, serverMessage: '' },
		{
			message: "8x8's list has no end",
			description: `${reason} Turn off 'Return All', or narrow the search.`,
		},
	);
}

/** The request never reached a server, so nothing can have been done with it. */
export const notSent: ReadonlySet<string> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/**
 * Whether a write may have been carried out although it failed: the answer was lost or unreadable, or
 * the server gave up on the way.
 */
export function isEffectUnknown({ isWrite, status, code }: Failure): boolean {
	if (!isWrite) return false;
	if (code !== undefined) return !notSent.has(code);
	return status !== undefined && (status === 408 || status >= 500);
}

/** Keys under which 8x8's error bodies carry words, in the order in which they are looked for. */
const messageKeys = ['message', 'Error', 'error', 'faultstring', 'fault', 'errors', 'detail'];

const maxServerWords = 300;

/** Entries of a list of words that are read, and how deep lists and objects are looked into. */
const maxParts = 10;
const maxDepth = 8;

/**
 * Finds the server's words in an error body: 8x8 answers `{message}`, `{ErrorCode, Error}`,
 * `{fault: {faultstring}}` or `{message, errors}` by API; an HTML page has none worth showing.
 *
 * @param mask hides secrets; applied before a long text is cut, which could leave half of one
 * @param depth what the body is part of
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
