import type { IHttpRequestMethods } from 'n8n-workflow';
import { readResponse, type AttemptResult } from './response';
import type { ApiResponse, Api, Endpoint, RequestOptions } from './api';
import {
	noIssuedTokenCache,
	type Authentication,
	type Authorisation,
} from '../auth/authentication';
import type { Limiter } from './limiter';
import { maskSecrets } from '../auth/mask';
import { linkTarget, redirectTarget } from './redirect';
import { toHttpOptions, type ApiRequest } from './request';
import { ApiError, type Failure } from '../errors/apiError';
import { generalErrorText, unreadableResponse } from '../errors/generalErrorText';
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

/** Creates the client for one API with one credential. */
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
			if (!link) throw unreadableResponse('GET link', endpoint.service);
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

	async function perform<Body>(request: ApiRequest<Body>): Promise<ApiResponse<Body>> {
		const replayable = request.method === 'GET' || request.idempotent === true;
		let renewed = false;
		for (let number = 1; ; number++) {
			const authorisation =
				request.authenticated === false
					? {}
					: await transport.waitFor(authentication.authorise(request.path));
			const outcome = await limiter(async () => await attempt(request, authorisation));
			if ('response' in outcome) {
				authentication.markAccepted(authorisation);
				return outcome.response;
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
				const errorText = request.explain?.(failure) ?? endpoint.explain?.(failure);
				throw new ApiError(failure, errorText ?? generalErrorText(failure));
			}
			await transport.wait(delay);
		}
	}

	async function attempt<Body>(
		request: ApiRequest<Body>,
		authorisation: Authorisation,
	): Promise<AttemptResult<Body>> {
		const response = await sendAndFollow(request, authorisation);
		const secrets = [...(request.secrets ?? []), authorisation.token ?? ''];
		const outcome = await readResponse(request, response, {
			service: endpoint.service,
			mask: (words) => mask(words, secrets),
		});
		if ('response' in outcome || !isAccessDenied(outcome.failure)) return outcome;
		return { ...outcome, failure: { ...outcome.failure, products: authentication.products() } };
	}

	async function sendAndFollow(request: ApiRequest, authorisation: Authorisation) {
		let options = toHttpOptions(endpoint, request, authorisation);
		let response = await transport.send(options);
		if (request.followRedirects === false) return response;
		for (let hops = 0; response.kind === 'response' && hops < maxRedirects; hops++) {
			const target = redirectTarget(options, response);
			if (!target) break;
			// Nothing reads the redirect's own body, and its connection would stay open.
			if (typeof response.body !== 'string') response.body.destroy();
			options = target;
			response = await transport.send(options);
		}
		return response;
	}
}

const maxRedirects = 3;

/** When access is denied, the error also lists what the credential is valid for. */
function isAccessDenied({ status }: Failure): boolean {
	return status === 401 || status === 403;
}
