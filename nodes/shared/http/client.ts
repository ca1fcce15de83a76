import type { IHttpRequestMethods } from 'n8n-workflow';
import { readReply, type Outcome } from './answer';
import type { Answer, Api, Endpoint, RequestOptions } from './api';
import { noIssuedTokenCache, type Authentication, type Authorisation } from './authentication';
import type { Limiter } from './limiter';
import { maskSecrets } from './mask';
import { linkTarget, redirectTarget } from './redirect';
import { toHttpOptions, type Request } from './request';
import { generalAdvice, RequestFailed, unreadableAnswer, type Failure } from './requestFailed';
import { retryDelay } from './retry';
import type { FileStream, Transport } from './transport';

export interface ClientOptions {
	readonly transport: Transport;
	readonly endpoint: Endpoint;
	readonly authentication: Authentication;
	/** Shared by all requests of an execution. */
	readonly limiter: Limiter;
	readonly concurrency: number;
}

/** Makes the client for one API with one credential. */
export function createClient({
	transport,
	endpoint,
	authentication,
	limiter,
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
			const link = linkTarget(url, endpoint.baseUrl);
			if (!link) throw unreadableAnswer('GET link');
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
		end: () => transport.end(),
		concurrency,
		baseUrl: endpoint.baseUrl,
		tokens: authentication.tokens ?? noIssuedTokenCache,
		isSecret: (text) => authentication.secrets().includes(text),
		mask,
	};

	function mask(words: string, secrets: readonly string[] = []): string {
		return maskSecrets(words, [...authentication.secrets(), ...secrets]);
	}

	async function perform<Body>(request: Request<Body>): Promise<Answer<Body>> {
		const replayable = request.method === 'GET' || request.idempotent === true;
		let renewed = false;
		for (let number = 1; ; number++) {
			const authorisation =
				request.authenticated === false
					? {}
					: await transport.waitFor(authentication.authorise(request.path));
			const outcome = await limiter(async () => await attempt(request, authorisation));
			if ('answer' in outcome) {
				authentication.markAccepted(authorisation);
				return outcome.answer;
			}
			const { failure, retryAfter } = outcome;
			const { status, code } = failure;
			if (status !== undefined && !renewed && authentication.invalidate(authorisation, status)) {
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
	): Promise<Outcome<Body>> {
		const reply = await sendAndFollow(request, authorisation);
		const secrets = [...(request.secrets ?? []), authorisation.token ?? ''];
		const outcome = await readReply(request, reply, (words) => mask(words, secrets));
		if ('answer' in outcome || !isAccessDenied(outcome.failure)) return outcome;
		return { ...outcome, failure: { ...outcome.failure, products: authentication.products() } };
	}

	async function sendAndFollow(request: Request, authorisation: Authorisation) {
		let options = toHttpOptions(endpoint, request, authorisation);
		let reply = await transport.send(options);
		if (request.followRedirects === false) return reply;
		for (let hops = 0; reply.kind === 'answer' && hops < maxRedirects; hops++) {
			const target = redirectTarget(options, reply);
			if (!target) break;
			// Nobody reads the redirect's own body, and its connection would stay open.
			if (typeof reply.body !== 'string') reply.body.destroy();
			options = target;
			reply = await transport.send(options);
		}
		return reply;
	}
}

const maxRedirects = 3;

/** Where access is the question, what the credential is valid for is part of the answer. */
function isAccessDenied({ status }: Failure): boolean {
	return status === 401 || status === 403;
}
