import type { ApiResponse } from './api';
import { readText } from './chunks';
import { parseJson, RejectedError, tryJson } from './parse';
import { isRedirect } from './redirect';
import type { ApiRequest } from './request';
import { unreadableBody, type Failure } from '../errors/apiError';
import { serverWords } from '../errors/serverWords';
import type { RawResponse, ResponseBody } from './transport';

/** The outcome of one attempt at a request. */
export type AttemptResult<Body> =
	| { readonly response: ApiResponse<Body> }
	| { readonly failure: Failure; readonly retryAfter?: string };

/** What reading a response needs to know beyond the request. */
export interface ResponseContext {
	/** What messages call the service. */
	readonly service: string;
	/** Hides secrets in the server's words. */
	readonly mask: (words: string) => string;
}

/** Reads a response: into the requested form, or into what is known about the failure. */
export async function readResponse<Body>(
	request: ApiRequest<Body>,
	response: RawResponse,
	{ service, mask }: ResponseContext,
): Promise<AttemptResult<Body>> {
	const purpose = request.purpose ? ` (${request.purpose})` : '';
	const base = {
		request: `${request.method} ${request.path}${purpose}`,
		service,
		isWrite: request.method !== 'GET' && request.idempotent !== true,
		serverMessage: '',
	};
	if (response.kind === 'noResponse') return { failure: { ...base, code: response.code } };

	const { status, headers } = response;
	if (request.followRedirects === false && isRedirect(status)) {
		return { response: { status, headers, body: undefined as Body } };
	}
	if (status < 200 || status >= 300) {
		const serverMessage = serverWords(tryJson(await bodyText(response.body)), mask);
		return { failure: { ...base, status, serverMessage }, retryAfter: headers['retry-after'] };
	}
	try {
		// Streams and unparsed JSON have the type that the caller claims.
		const body = request.asStream
			? response.body
			: parseBody(response.body as string, request.parse);
		return { response: { status, headers, body: body as Body } };
	} catch (error) {
		if (error instanceof RejectedError) {
			return { failure: { ...base, status, serverMessage: serverWords(error.words, mask) } };
		}
		return { failure: { ...base, status, code: unreadableBody } };
	}
}

/** A request without a parser of its own expects JSON or nothing. */
function parseBody(text: string, parse: ((text: string) => unknown) | undefined): unknown {
	if (parse) return parse(text);
	return text.trim() === '' ? undefined : parseJson(text);
}

/** Bytes of an error body that are read when the response is a stream. */
const maxErrorBytes = 16_384;

async function bodyText(body: ResponseBody): Promise<string> {
	if (typeof body === 'string') return body;
	return await readText(body, maxErrorBytes, () => {
		// The status is known already; only the server's message is lost.
	});
}
