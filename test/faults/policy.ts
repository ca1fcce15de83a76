import type { FaultKind, AffectedRequest } from './faults';

/**
 * Whether a request is idempotent by 8x8's documentation: reads, token requests,
 * and writes without effect the second time.
 */
function isRepeatable({ method, path, body, api }: AffectedRequest): boolean {
	if (method !== 'POST' || api === 'oauth') return true;
	if (path.endsWith('/api/v1/tokens')) return body === '';
	if (api === 'contactNow') {
		return ['get', 'validate'].includes(new URLSearchParams(body).get('action') ?? '');
	}
	return path.includes('/bulk/download/cancel/');
}

/** Whether the policy retries an affected request. */
export function isRetried(kind: FaultKind, request: AffectedRequest): boolean {
	const meaning = kind.meaning(request);
	return meaning === 'rejected' || (meaning === 'transient' && isRepeatable(request));
}
