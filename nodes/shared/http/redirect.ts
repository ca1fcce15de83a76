import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Reply } from './transport';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * The request that follows a redirect, or undefined when there is none to follow.
 *
 * Only reads are followed. Within the same origin the headers go along; another host gets none of
 * them, so that neither a token nor a key leaves for somewhere else.
 */
export function redirectTarget(
	sent: IHttpRequestOptions,
	reply: Reply & { kind: 'answer' },
): IHttpRequestOptions | undefined {
	const location = reply.headers.location;
	if (!redirectStatuses.has(reply.status) || !location || sent.method !== 'GET') return undefined;
	if (!URL.canParse(location, sent.url)) return undefined;
	const target = new URL(location, sent.url);
	if (target.protocol !== 'https:' && target.protocol !== new URL(sent.url).protocol) {
		return undefined;
	}
	const sameOrigin = target.origin === new URL(sent.url).origin;
	return { ...sent, url: target.href, headers: sameOrigin ? sent.headers : {} };
}
