import type { Answer } from './api';
import { readText } from './chunks';
import { parseJson, Refusal, tryJson } from './parse';
import { isRedirect } from './redirect';
import type { Request } from './request';
import { serverWords, unreadableBody, type Failure } from './requestFailed';
import type { Body as ReplyBody, Reply } from './transport';

/** What came of one attempt at a request. */
export type Outcome<Body> =
	{ readonly answer: Answer<Body> } | { readonly failure: Failure; readonly retryAfter?: string };

/**
 * Reads a reply: as the answer that was asked for, or as what is known of the failure.
 *
 * @param mask hides secrets in the server's words
 */
export async function readReply<Body>(
	request: Request<Body>,
	reply: Reply,
	mask: (words: string) => string,
): Promise<Outcome<Body>> {
	const purpose = request.purpose ? ` (${request.purpose})` : '';
	const base = {
		request: `${request.method} ${request.path}${purpose}`,
		isWrite: request.method !== 'GET' && request.idempotent !== true,
		serverMessage: '',
	};
	if (reply.kind === 'noAnswer') return { failure: { ...base, code: reply.code } };

	const { status, headers } = reply;
	if (request.followRedirects === false && isRedirect(status)) {
		return { answer: { status, headers, body: undefined as Body } };
	}
	if (status < 200 || status >= 300) {
		const serverMessage = serverWords(tryJson(await bodyText(reply.body)), mask);
		return { failure: { ...base, status, serverMessage }, retryAfter: headers['retry-after'] };
	}
	try {
		// A stream and unparsed JSON are what the caller says they are.
		const body = request.asStream ? reply.body : parseBody(reply.body as string, request.parse);
		return { answer: { status, headers, body: body as Body } };
	} catch (error) {
		if (error instanceof Refusal) {
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
