import type { ApiResponse } from './api';
import { readText } from './chunks';
import { parseJson, RejectedError, tryJson } from './parse';
import { isRedirect } from './redirect';
import type { ApiRequest } from './request';
import { serverWords, unreadableBody, type Failure } from '../errors/apiError';
import type { ResponseBody as ReplyBody, RawResponse } from './transport';

/** What came of one attempt at a request. */
export type AttemptResult<Body> =
	| { readonly response: ApiResponse<Body> }
	| { readonly failure: Failure; readonly retryAfter?: string };

/**
 * Reads a reply: as the answer that was asked for, or as what is known of the failure.
 *
 * @param mask hides secrets in the server's words
 */
export async function readResponse<Body>(
	request: ApiRequest<Body>,
	response: RawResponse,
	mask: (words: string) => string,
): Promise<AttemptResult<Body>> {
	const purpose = request.purpose ? ` (${request.purpose})` : '';
	const base = {
		request: `${request.method} ${request.path}${purpose}`,
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
		// A stream and unparsed JSON are what the caller says they are.
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

/** Without a parser of its own, an answer is JSON or empty. */
function parseBody(text: string, parse: ((text: string) => unknown) | undefined): unknown {
	if (parse) return parse(text);
	return text.trim() === '' ? undefined : parseJson(text);
}

/** Bytes of an error body that are read when the answer is a stream. */
const maxErrorBytes = 16_384;

async function bodyText(body: ReplyBody): Promise<string> {
	if (typeof body === 'string') return body;
	return await readText(body, maxErrorBytes, () => {
		// The status has been read already; what the server wanted to add is lost.
	});
}
