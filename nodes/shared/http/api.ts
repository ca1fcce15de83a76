import type { IssuedTokenCache } from '../auth/authentication';
import type { Query } from './path';
import type { ErrorText, Failure } from '../errors/apiError';
import type { FileStream, ResponseHeaders } from './transport';

/** Where requests go, and how an API explains its failures. */
export interface Endpoint {
	/** What messages call the service, such as the vendor's name. */
	readonly service: string;
	/** `https://host/path`, without a trailing slash. */
	readonly baseUrl: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** The API's own text for a failure; undefined leaves it to the general one. */
	readonly explain?: (failure: Failure) => ErrorText | undefined;
}

export interface RequestOptions<Body = unknown> {
	readonly query?: Query;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly json?: unknown;
	/** Sent as an HTML form, percent-encoded. */
	readonly form?: Readonly<Record<string, string>>;
	/** A write that may be sent twice without harm. Reads always may. */
	readonly idempotent?: boolean;
	/** False sends the request without the credential. */
	readonly authenticated?: boolean;
	/** False returns a redirect's own status and headers instead of following it. */
	readonly followRedirects?: boolean;
	/**
	 * Parses the body's text. Throws SyntaxError if it does not have the expected form, and RejectedError if it
	 * reports a failure. JSON by default.
	 */
	readonly parse?: (text: string) => Body;
	/** Texts in this request that must not appear in any message, besides the credential's secrets. */
	readonly secrets?: readonly string[];
	/** Distinguishes requests to the same path in messages: `action delete`. */
	readonly purpose?: string;
	/** Error text for this request; undefined leaves it to the endpoint's. */
	readonly explain?: Endpoint['explain'];
}

export interface ApiResponse<Body = unknown> {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: ResponseHeaders;
	readonly body: Body;
}

/** The API as an operation sees it: authorised, addressed, retried. Methods throw ApiError. */
export interface Api {
	get<Body>(path: string, options?: RequestOptions<Body>): Promise<ApiResponse<Body>>;
	post<Body>(path: string, options?: RequestOptions<Body>): Promise<ApiResponse<Body>>;
	put<Body>(path: string, options?: RequestOptions<Body>): Promise<ApiResponse<Body>>;
	delete<Body>(path: string, options?: RequestOptions<Body>): Promise<ApiResponse<Body>>;
	/** Resolves with the body as a stream, as soon as the headers have arrived. */
	stream(path: string, options?: RequestOptions): Promise<ApiResponse<FileStream>>;
	/** Downloads from a pre-signed link. It is requested without any of our headers. */
	openLink(url: string): Promise<ApiResponse<FileStream>>;
	/** Waits for so many milliseconds; rejects when the execution is cancelled. */
	readonly wait: (milliseconds: number) => Promise<void>;
	/** Reports the progress of a long operation, in the editor's console and in n8n's debug log. */
	readonly report: (progress: string) => void;
	/**
	 * Cancels what is still in flight, such as pages fetched ahead for a list that has failed. To be called by
	 * the code that opened the API, once the operation has succeeded or failed; operations do not call it.
	 */
	readonly end: () => void;
	/** Number of requests that one item may have in flight. */
	readonly concurrency: number;
	/** The API's address, for building links: `https://host`, without a trailing slash. */
	readonly baseUrl: string;
	/** Caches tokens that the API returns as output. */
	readonly tokens: IssuedTokenCache;
	/** Whether a text is one of the credential's own secrets. */
	isSecret(text: string): boolean;
	/** Masks secrets in the server's words: the credential's, and those given. */
	mask(words: string, secrets?: readonly string[]): string;
}
