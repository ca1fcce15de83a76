import type { IncomingHttpHeaders } from 'node:http';

/** The five APIs that the sandbox stands in for. */
export type ApiName = 'oauth' | 'realtime' | 'storage' | 'video' | 'contactNow';

/** Bytes of an answer: at once, or one chunk after the other. */
export type Body = string | Buffer | AsyncIterable<Buffer>;

/** An answer as data, before it is written to the socket. */
export interface SandboxResponse {
	status: number;
	headers: Record<string, string>;
	body: Body;
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
	/** TCP port of the caller: tells its connections apart. */
	port: number;
	/** `http://host:port` as the caller wrote it: the base of links in answers. */
	origin: string;
	/** Decoded values of the route's named parts. */
	params: Record<string, string>;
	/** Tells the recorder which account the request was found to belong to. */
	account?: string;
}

/** Thrown by a handler that will not do as asked; the reply says why. */
export class RejectedError extends Error {
	constructor(readonly reply: SandboxResponse) {
		super(`Refused with ${reply.status}`);
	}
}

/** A JSON answer. */
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

/** An answer of another type. */
export function text(body: Body, contentType: string, status = 200): SandboxResponse {
	return { status, headers: { 'content-type': contentType }, body };
}

/** An answer without a body. */
export function empty(status: number): SandboxResponse {
	return { status, headers: {}, body: '' };
}

/** A refusal with the body `{"message": …}`, the form 8x8's guides show for resource APIs. */
export function refuse(status: number, message: string): RejectedError {
	return new RejectedError(json({ message }, status));
}

/** Body text as JSON, or the refusal that a malformed one deserves. */
export function parseJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		// undocumented: status and text for a body that is not JSON.
		throw refuse(400, 'Bad request: body is not valid JSON');
	}
}

/** Media type of a request without its parameters, lower case; `''` when absent. */
export function mediaType(request: SandboxRequest): string {
	return (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
}
