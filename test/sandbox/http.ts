import type { IncomingHttpHeaders } from 'node:http';

/** The five APIs that the sandbox stands in for. */
export type ApiName = 'oauth' | 'realtime' | 'storage' | 'video' | 'contactNow';

/** The bytes of a response: at once, or in chunks. */
export type SandboxBody = string | Buffer | AsyncIterable<Buffer>;

/** A response as data, before it is written to the socket. */
export interface SandboxResponse {
	status: number;
	headers: Record<string, string>;
	body: SandboxBody;
}

/** A request as handlers see it. */
export interface SandboxRequest {
	api?: ApiName;
	method: string;
	/** As it came, still encoded, without the query. */
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	/** Body as UTF-8 text, `''` when there was none. */
	body: string;
	/** IP address of the caller. */
	address: string;
	/** TCP port of the caller: identifies its connection. */
	port: number;
	/** `http://host:port` as the caller wrote it: the base of links in responses. */
	origin: string;
	/** Decoded values of the route's named parts. */
	params: Record<string, string>;
	/** The account that the request belongs to, for the recorder. */
	account?: string;
}

/** Thrown by a handler to reject a request with this response. */
export class RejectedError extends Error {
	constructor(readonly response: SandboxResponse) {
		super(`Rejected with ${response.status}`);
	}
}

/** A JSON response. */
export function json(
	value: unknown,
	status = 200,
	headers: Record<string, string> = {},
): SandboxResponse {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(value),
	};
}

/** A response of another type. */
export function text(body: SandboxBody, contentType: string, status = 200): SandboxResponse {
	return { status, headers: { 'content-type': contentType }, body };
}

/** A response without a body. */
export function empty(status: number): SandboxResponse {
	return { status, headers: {}, body: '' };
}

/** A rejection with the body `{"message": …}`, the form 8x8's guides show for resource APIs. */
export function reject(status: number, message: string): RejectedError {
	return new RejectedError(json({ message }, status));
}

/** Body text as JSON, or a rejection if it is malformed. */
export function parseJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		// undocumented: status and text for a body that is not JSON.
		throw reject(400, 'Bad request: body is not valid JSON');
	}
}

/** Media type of a request without its parameters, lower case; `''` when absent. */
export function mediaType(request: SandboxRequest): string {
	return (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
}
