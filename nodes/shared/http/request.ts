import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { Endpoint, RequestOptions } from './api';
import type { Authorisation } from '../auth/authentication';
import { encodeQuery } from './path';

/** A request as an operation made it, with method and path. */
export interface ApiRequest<Body = unknown> extends RequestOptions<Body> {
	readonly method: IHttpRequestMethods;
	readonly path: string;
	readonly asStream: boolean;
	/** A complete address instead of the endpoint's. Its query may hold a secret, so `path` has no query. */
	readonly link?: URL;
}

/** Converts a request to the options of n8n's HTTP helper. */
export function toHttpOptions(
	endpoint: Endpoint,
	request: ApiRequest,
	authorisation: Authorisation,
): IHttpRequestOptions {
	if (request.link) {
		return { method: request.method, url: request.link.href, headers: {}, encoding: 'stream' };
	}
	const query = encodeQuery(request.query ?? {});
	const { body, contentType } = encodeBody(request, authorisation);
	return {
		method: request.method,
		url: endpoint.baseUrl + request.path + (query && `?${query}`),
		headers: {
			Accept: 'application/json',
			...endpoint.headers,
			...request.headers,
			...authorisation.headers,
			...(contentType && { 'Content-Type': contentType }),
		},
		...(request.asStream && { encoding: 'stream' }),
		...(body !== undefined && { body }),
	};
}

function encodeBody(
	{ json, form }: ApiRequest,
	authorisation: Authorisation,
): { body?: string; contentType?: string } {
	if (form) {
		return {
			body: new URLSearchParams({ ...form, ...authorisation.form }).toString(),
			contentType: 'application/x-www-form-urlencoded',
		};
	}
	if (json !== undefined) return { body: JSON.stringify(json), contentType: 'application/json' };
	return {};
}
