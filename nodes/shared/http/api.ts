import type { IssuedTokenCache } from '../auth/authentication';
import type { Query } from './path';
import type { ErrorText, Failure } from '../errors/apiError';
import type { FileStream, ResponseHeaders } from './transport';

/** Where requests go, and how an API explains its failures. */
export interface Endpoint {
	/** What messages call the service, such as the vendor's name. */
	readonly service: string;
	/** `https://host/path`, without a slash at the end. */
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
	/** False answers with a redirect's own status and headers in place of what lies behind it. */
	readonly followRedirects?: boolean;
	/**
	 * Reads the body's text; throws SyntaxError when it is not of the expected form, and RejectedError when it
	 * says no. JSON by default.
	 */
	readonly parse?: (text: string) => Body;
	/** Texts in this request that must not be seen in any message, besides the credential's. */
	readonly secrets?: readonly string[];
	/** Tells requests to the same path apart in messages: `action delete`. */
	readonly purpose?: string;
	/** Explains this request, where it is better than the endpoint's. */
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
	/** Gives the body as a stream, as soon as the headers are there. */
	stream(path: string, options?: RequestOptions): Promise<ApiResponse<FileStream>>;
	/** Gives what a link leads to that carries its own proof: no header of ours goes along. */
	openLink(url: string): Promise<ApiResponse<FileStream>>;
	/** Waits for so many milliseconds; rejects when the execution is cancelled. */
	readonly wait: (milliseconds: number) => Promise<void>;
	/** Tells how a long operation gets on, in the editor's console and in n8n's debug log. */
	readonly report: (progress: string) => void;
	/**
	 * Gives up what is still under way, such as pages fetched ahead of a list that has failed. For who
	 * opened the API, when what was asked for has come or failed; operations leave it alone.
	 */
	readonly end: () => void;
	/** How many requests one item may have under way at once. */
	readonly concurrency: number;
	/** Where the API is, for addresses that are handed on: `https://host`, without a slash at the end. */
	readonly baseUrl: string;
	/** Keeps the tokens that are answers of the API. */
	readonly tokens: IssuedTokenCache;
	/** Whether a text is one of the credential's own secrets. */
	isSecret(text: string): boolean;
	/** The server's words without secrets, which it may repeat in them: the credential's and those given. */
	mask(words: string, secrets?: readonly string[]): string;
}
