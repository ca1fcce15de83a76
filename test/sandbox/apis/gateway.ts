import type { OAuthAccount } from '../accounts';
import { json, RejectedError, type SandboxRequest } from '../http';
import type { Backend } from '../backend';

/** The gateway's fault form; 8x8 shows it for an invalid token at one of the OAuth APIs. */
function fault(faultstring: string, errorcode: string): RejectedError {
	return new RejectedError(json({ fault: { faultstring, detail: { errorcode } } }, 401));
}

/** The token of a header that says exactly `Bearer <token>`: no other scheme counts. */
export function bearerOf(request: SandboxRequest): string | undefined {
	return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
}

/** The customer behind a request with a live bearer token for a product, or a 401. */
export function authorize(
	request: SandboxRequest,
	backend: Backend,
	product: string,
): OAuthAccount {
	const { state, issued } = backend.tokens.find(bearerOf(request) ?? '');
	if (issued) request.account = issued.account.name;
	// undocumented: the body for an expired token; our own text here.
	if (state === 'expired') {
		throw fault('Access Token expired', 'keymanagement.service.access_token_expired');
	}
	if (state === 'unknown' || !issued) {
		throw fault('Invalid Access Token', 'keymanagement.service.invalid_access_token');
	}
	// undocumented: 401 or 403 for a key without the product, and its body; the gateway's own 401.
	if (!issued.account.products.includes(product)) {
		throw fault(
			'Invalid API call as no apiproduct match found',
			'keymanagement.service.InvalidAPICallAsNoApiProductMatchFound',
		);
	}
	return issued.account;
}
