import type { IHttpRequestOptions } from 'n8n-workflow';
import type { RawResponse } from './transport';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
	return redirectStatuses.has(status);
}

/**
 * Whether a link carries its own proof. A pre-signed link may lead through the API's own host to
 * an object store, and such a store refuses a request that brings an Authorization header besides.
 */
export function isPresigned(url: URL): boolean {
	return [...url.searchParams.keys()].some((name) => /^(x-amz-)?signature$/i.test(name));
}

/**
 * Where a link of the server's leads: to a host that HTTPS proves to be the one meant, or by the protocol
 * by which the link came; undefined for anything else, and for a link that brings a name and password.
 *
 * @param base the address of the request that was answered with the link
 */
export function linkTarget(link: string, base: string): URL | undefined {
	if (!URL.canParse(link, base)) return undefined;
	const target = new URL(link, base);
	const isSafe = target.protocol === 'https:' || target.protocol === new URL(base).protocol;
	return isSafe && !target.username && !target.password ? target : undefined;
}

/**
 * The request that follows a redirect, or undefined when there is none to follow.
 *
 * Only reads are followed. Within the same origin the headers go along; another host, or a link that
 * carries its own proof, gets none of them, so that neither a token nor a key leaves for somewhere else.
 */
export function redirectTarget(
	sent: IHttpRequestOptions,
	response: RawResponse & { kind: 'response' },
): IHttpRequestOptions | undefined {
	const location = response.headers.location;
	if (!isRedirect(response.status) || !location || sent.method !== 'GET') return undefined;
	const target = linkTarget(location, sent.url);
	if (!target) return undefined;
	const isOurs = target.origin === new URL(sent.url).origin && !isPresigned(target);
	return { ...sent, url: target.href, headers: isOurs ? sent.headers : {} };
}
