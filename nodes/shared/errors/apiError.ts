/** What is known about a request that failed. Holds no header and no body of the request. */
export interface Failure {
	/** `GET /queues/103`: method and path, without host and query. */
	readonly request: string;
	/** What messages call the service; undefined where no request was involved. */
	readonly service?: string;
	/** HTTP status, if a response arrived. */
	readonly status?: number;
	/** Node's error code or one of the codes below, if no usable response arrived. */
	readonly code?: string;
	/** True for a request that changes something: without a response its effect is unknown. */
	readonly isWrite: boolean;
	/** The server's own words, secrets masked; empty if it said nothing readable. */
	readonly serverMessage: string;
	/** Names of the products that the credential is valid for, if known. */
	readonly products?: readonly string[];
}

/** What a user reads about a failure: what happened, and how to fix it. */
export interface ErrorText {
	readonly message: string;
	readonly description: string;
}

/** Stands in for Node's error code when a response arrived whose body cannot be parsed. */
export const unreadableBody = 'UNREADABLE_BODY';

/** Stands in for Node's error code when a file broke off, or did not match its announced size or checksum. */
export const brokenStream = 'BROKEN_STREAM';

/** Characters of a path that an error shows; an expression may deliver far longer IDs. */
const maxPath = 300;

/**
 * A request that the service rejected, or that got no usable response.
 *
 * The item runner turns it into n8n's NodeApiError. It never carries the HTTP library's own error, which
 * holds the Authorization header.
 */
export class ApiError extends Error {
	override readonly name = 'ApiError';
	/** How to fix it, with the facts in parentheses: the server's words, the key's products, the request. */
	readonly description: string;

	constructor(
		readonly failure: Failure,
		errorText: ErrorText,
	) {
		super(errorText.message);
		const { serverMessage, products, request, service = 'The server' } = failure;
		const facts = [
			serverMessage && `${service} said: ${serverMessage}`,
			products && `The API key is valid for: ${products.join(', ')}`,
			request.slice(0, maxPath),
		]
			.filter(Boolean)
			.join(' · ');
		this.description = facts ? `${errorText.description} (${facts})` : errorText.description;
	}
}

/** Whether an error is a response with one of these HTTP statuses. */
export function hasStatus(error: unknown, ...statuses: number[]): error is ApiError {
	return error instanceof ApiError && statuses.includes(error.failure.status ?? 0);
}

/**
 * The failure of a list that would never end.
 *
 * @param reason how that shows, as a sentence
 * @param request `GET /call-logs`, if known
 */
export function endlessList(reason: string, request = ''): ApiError {
	return new ApiError(
		{ request, isWrite: false, serverMessage: '' },
		{
			message: 'The list has no end',
			description: `${reason} Turn off 'Return All', or narrow the search.`,
		},
	);
}

/** Codes of requests that never reached a server, so they cannot have had an effect. */
export const notSent: ReadonlySet<string> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/**
 * Whether a write may have been carried out although it failed: the response was lost or unreadable, or
 * the server gave up on the way.
 */
export function isEffectUnknown({ isWrite, status, code }: Failure): boolean {
	if (!isWrite) return false;
	if (code !== undefined) return !notSent.has(code);
	return status !== undefined && (status === 408 || status >= 500);
}
