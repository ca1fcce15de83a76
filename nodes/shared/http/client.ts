import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { FileStream } from '../file';
import {
	emptyShelf,
	type Authentication,
	type Authorisation,
	type TokenShelf,
} from './authentication';
import type { Gate } from './gate';
import { Refusal } from './parse';
import { encodeQuery, type Query } from './path';
import { isRedirect, redirectTarget } from './redirect';
import {
	generalAdvice,
	RequestFailed,
	serverWords,
	unreadableBody,
	type Advice,
	type Failure,
} from './requestFailed';
import { retryDelay } from './retry';
import type { Headers, Transport } from './transport';

/** Where requests go, and how an API explains its failures. */
export interface Endpoint {
	/** `https://host/path`, without a slash at the end. */
	readonly baseUrl: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** The API's own advice for a failure; undefined leaves it to the general one. */
	readonly explain?: (failure: Failure) => Advice | undefined;
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
	 * Reads the body's text; throws SyntaxError when it is not of the expected form, and Refusal when it
	 * says no. JSON by default.
	 */
	readonly parse?: (text: string) => Body;
	/** Texts in this request that must not be seen in any message, besides the credential's. */
	readonly secrets?: readonly string[];
	/** Tells requests to the same path apart in messages: `action delete`. */
	readonly purpose?: string;
	/** Advice for this request, where it is better than the endpoint's. */
	readonly explain?: Endpoint['explain'];
}

export interface Answer<Body = unknown> {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Headers;
	readonly body: Body;
}

/** The API as an operation sees it: authorised, addressed, retried. Methods throw RequestFailed. */
export interface Api {
	get<Body>(path: string, options?: RequestOptions<Body>): Promise<Answer<Body>>;
	post<Body>(path: string, options?: RequestOptions<Body>): Promise<Answer<Body>>;
	put<Body>(path: string, options?: RequestOptions<Body>): Promise<Answer<Body>>;
	delete<Body>(path: string, options?: RequestOptions<Body>): Promise<Answer<Body>>;
	/** Gives the body as a stream, as soon as the headers are there. */
	stream(path: string, options?: RequestOptions): Promise<Answer<FileStream>>;
	/** Gives what a link leads to that carries its own proof: no header of ours goes along. */
	openLink(url: string): Promise<Answer<FileStream>>;
	/** Waits for so many milliseconds; rejects when the execution is cancelled. */
	readonly wait: (milliseconds: number) => Promise<void>;
	/** Tells how a long operation gets on, in the editor's console and in n8n's debug log. */
	readonly report: (progress: string) => void;
	/** How many requests may be under way at once. */
	readonly concurrency: number;
	/** Where the API is, for addresses that are handed on: `https://host`, without a slash at the end. */
	readonly baseUrl: string;
	/** Keeps the tokens that are answers of the API. */
	readonly tokens: TokenShelf;
	/** Whether a text is one of the credential's own secrets. */
	isSecret(text: string): boolean;
	/** The server's words without secrets, which it may repeat in them: the credential's and those given. */
	mask(words: string, secrets?: readonly string[]): string;
}

export interface ClientOptions {
	readonly transport: Transport;
	readonly endpoint: Endpoint;
	readonly authentication: Authentication;
	/** Shared by all requests of an execution. */
	readonly gate: Gate;
	readonly concurrency: number;
}

interface Request<Body = unknown> extends RequestOptions<Body> {
	readonly method: IHttpRequestMethods;
	readonly path: string;
	readonly asStream: boolean;
	/** A whole address in place of the endpoint's; its query may hold a secret, so `path` goes without. */
	readonly link?: URL;
}

/** Makes the client for one API with one credential. */
export function createClient({
	transport,
	endpoint,
	authentication,
	gate,
	concurrency,
}: ClientOptions): Api {
	const send =
		(method: IHttpRequestMethods) =>
		async <Body>(path: string, options?: RequestOptions<Body>) =>
			await perform<Body>({ ...options, method, path, asStream: false });
	return {
		get: send('GET'),
		post: send('POST'),
		put: send('PUT'),
		delete: send('DELETE'),
		stream: async (path, options) =>
			await perform<FileStream>({
				...options,
				parse: undefined,
				method: 'GET',
				path,
				asStream: true,
			}),
		async openLink(url) {
			const link = new URL(url);
			return await perform<FileStream>({
				method: 'GET',
				path: link.pathname,
				link,
				authenticated: false,
				asStream: true,
			});
		},
		wait: async (milliseconds) => await transport.wait(milliseconds),
		report: (progress) => transport.report(progress),
		concurrency,
		baseUrl: endpoint.baseUrl,
		tokens: authentication.tokens ?? emptyShelf,
		isSecret: (text) => authentication.secrets().includes(text),
		mask: maskSecrets,
	};

	function maskSecrets(words: string, secrets: readonly string[] = []): string {
		return mask(words, [...authentication.secrets(), ...secrets]);
	}

	async function perform<Body>(request: Request<Body>): Promise<Answer<Body>> {
		const replayable = request.method === 'GET' || request.idempotent === true;
		let renewed = false;
		for (let number = 1; ; number++) {
			const authorisation =
				request.authenticated === false ? {} : await authentication.authorise(request.path);
			const outcome = await gate(async () => await attempt(request, authorisation));
			if ('answer' in outcome) {
				authentication.confirm(authorisation);
				return outcome.answer;
			}
			const { failure, retryAfter } = outcome;
			const { status, code } = failure;
			if (status !== undefined && !renewed && authentication.renew(authorisation, status)) {
				renewed = true;
				number--;
				continue;
			}
			const delay = retryDelay(
				{ replayable, status, code, retryAfter, number },
				Math.random(),
				Date.now(),
			);
			if (delay === undefined) {
				const advice = request.explain?.(failure) ?? endpoint.explain?.(failure);
				throw new RequestFailed(failure, advice ?? generalAdvice(failure));
			}
			await transport.wait(delay);
		}
	}

	async function attempt<Body>(
		request: Request<Body>,
		authorisation: Authorisation,
	): Promise<{ answer: Answer<Body> } | { failure: Failure; retryAfter?: string }> {
		const reply = await sendAndFollow(request, authorisation);
		const purpose = request.purpose ? ` (${request.purpose})` : '';
		const base = {
			request: `${request.method} ${request.path}${purpose}`,
			isWrite: request.method !== 'GET' && request.idempotent !== true,
		};
		const masked = (words: string) =>
			maskSecrets(words, [...(request.secrets ?? []), authorisation.token ?? '']);
		if (reply.kind === 'noAnswer') {
			return { failure: { ...base, code: reply.code, serverMessage: '' } };
		}
		const { status, headers } = reply;
		if (request.followRedirects === false && isRedirect(status)) {
			return { answer: { status, headers, body: undefined as Body } };
		}
		if (status >= 200 && status < 300) {
			try {
				// A stream and unparsed JSON are what the caller says they are.
				const body = request.asStream ? reply.body : parseBody(reply.body as string, request.parse);
				return { answer: { status, headers, body: body as Body } };
			} catch (error) {
				if (error instanceof Refusal) {
					return { failure: { ...base, status, serverMessage: serverWords(error.words, masked) } };
				}
				return { failure: { ...base, status, code: unreadableBody, serverMessage: '' } };
			}
		}
		return {
			failure: {
				...base,
				status,
				serverMessage: serverWords(tryJson(await bodyText(reply.body)), masked),
				// Of use only where access is the question.
				products: accessStatuses.has(status) ? authentication.products() : undefined,
			},
			retryAfter: headers['retry-after'],
		};
	}

	async function sendAndFollow(request: Request, authorisation: Authorisation) {
		let options = toHttpOptions(request, authorisation);
		let reply = await transport.send(options);
		if (request.followRedirects === false) return reply;
		for (let hops = 0; reply.kind === 'answer' && hops < maxRedirects; hops++) {
			const target = redirectTarget(options, reply);
			if (!target) break;
			options = target;
			reply = await transport.send(options);
		}
		return reply;
	}

	function toHttpOptions(request: Request, authorisation: Authorisation): IHttpRequestOptions {
		if (request.link) {
			return { method: request.method, url: request.link.href, headers: {}, encoding: 'stream' };
		}
		const query = encodeQuery(request.query ?? {});
		const headers: Record<string, string> = {
			Accept: 'application/json',
			...endpoint.headers,
			...request.headers,
			...authorisation.headers,
		};
		return {
			method: request.method,
			url: endpoint.baseUrl + request.path + (query && `?${query}`),
			headers,
			...(request.asStream ? { encoding: 'stream' as const } : {}),
			...encodeBody(request, authorisation, headers),
		};
	}
}

const maxRedirects = 3;

const accessStatuses = new Set([401, 403]);

function encodeBody(
	{ json, form }: Request,
	authorisation: Authorisation,
	headers: Record<string, string>,
): { body?: string } {
	if (form) {
		headers['Content-Type'] = 'application/x-www-form-urlencoded';
		return { body: new URLSearchParams({ ...form, ...authorisation.form }).toString() };
	}
	if (json !== undefined) {
		headers['Content-Type'] = 'application/json';
		return { body: JSON.stringify(json) };
	}
	return {};
}

/** Without a parser of its own, an answer is JSON or empty. */
function parseBody(text: string, parse: ((text: string) => unknown) | undefined): unknown {
	if (parse) return parse(text);
	return text.trim() === '' ? undefined : JSON.parse(text);
}

function tryJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Bytes of an error body that are read when the answer is a stream. */
const maxErrorBytes = 16_384;

async function bodyText(body: unknown): Promise<string> {
	if (typeof body === 'string') return body;
	if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return '';
	let text = '';
	try {
		for await (const chunk of body as AsyncIterable<Buffer>) {
			text += chunk.toString('utf8');
			if (text.length > maxErrorBytes) break;
		}
	} catch {
		// The status has been read already; what the server wanted to add is lost.
	}
	return text;
}

function mask(text: string, secrets: readonly string[]): string {
	return secrets
		.filter((secret) => secret !== '')
		.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}
