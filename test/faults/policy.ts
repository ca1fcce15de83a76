import type { FaultKind, AffectedRequest } from './faults';

/**
 * Whether a request does no harm when it is sent twice, by what 8x8 says of it: reads, requests for
 * tokens, and what leaves everything as it is the second time.
 */
function isRepeatable({ method, path, body, api }: AffectedRequest): boolean {
	if (method !== 'POST' || api === 'oauth') return true;
	if (path.endsWith('/api/v1/tokens')) return body === '';
	if (api === 'contactNow') {
		return ['get', 'validate'].includes(new URLSearchParams(body).get('action') ?? '');
	}
	return path.includes('/bulk/download/cancel/');
}

/** Whether the policy has a request that was affected tried again. */
export function isRetried(kind: FaultKind, request: AffectedRequest): boolean {
	const meaning = kind.meaning(request);
	return meaning === 'rejected' || (meaning === 'transient' && isRepeatable(request));
}
