import type { IHttpRequestOptions } from 'n8n-workflow';
import type { RawResponse } from './transport';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
	return redirectStatuses.has(status);
}

/**
 * Whether a link is pre-signed. It may lead through the API's own host to an object store, and such a store
 * refuses a request that also has an Authorization header.
 */
export function isPresigned(url: URL): boolean {
	return [...url.searchParams.keys()].some((name) => /^(x-amz-)?signature$/i.test(name));
}

/**
 * The target of a link that the server sent: HTTPS, or the protocol of the request that returned the link.
 * Undefined for anything else, and for a link with a username or password.
 *
 * @param base the address of the request that returned the link
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
 * Only reads are followed. Within the same origin the headers are kept; another host or a pre-signed link gets
 * none of them, so that neither a token nor a key goes elsewhere.
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
