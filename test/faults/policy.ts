import type { FaultKind, Struck } from './faults';

/**
 * Whether a request does no harm when it is sent twice, by what 8x8 says of it: reads, requests for
 * tokens, and what leaves everything as it is the second time.
 */
function isRepeatable({ method, path, body, api }: Struck): boolean {
	if (method !== 'POST' || api === 'oauth') return true;
	if (path.endsWith('/api/v1/tokens')) return body === '';
	if (api === 'contactNow') {
		return ['get', 'validate'].includes(new URLSearchParams(body).get('action') ?? '');
	}
	return path.includes('/bulk/download/cancel/');
}

/** Whether the policy has a request that was struck tried again. */
export function isTriedAgain(kind: FaultKind, request: Struck): boolean {
	const meaning = kind.meaning(request);
	return meaning === 'turnedAway' || (meaning === 'passing' && isRepeatable(request));
}
