import { checkedBaseUrl } from '../../shared/auth/baseUrl';
import { credentialKey } from '../../shared/auth/seal';
import { expiryOf } from '../../shared/auth/expiry';
import { tokenAuthentication } from '../../shared/auth/tokenAuthentication';
import { createDetachedClient } from '../../shared/http/detachedClient';
import type { TokenSource } from '../../shared/auth/tokenProvider';
import type { TokenStore } from '../../shared/auth/tokenStore';
import { withSecrets, type Authentication } from '../../shared/auth/authentication';
import type { HttpContext } from '../../shared/http/transport';
import { explainRefusedKey } from './errorText';
import { createToken, tokensPath } from './tokens';
import { serviceName } from '../../eightByEight/service';

/** The fields of the eightByEightVideoApi credential. */
export interface VideoCredential {
	readonly apiKey: string;
	/** `https://video-agent.8x8.com` by default. */
	readonly baseUrl: string;
}

/**
 * How long an auth token is used, in milliseconds. 8x8 does not document its lifetime, so 30 minutes is our
 * choice. A token that expires earlier is replaced when 8x8 rejects it.
 */
const tokenUsedForMs = 30 * 60_000;

/**
 * Authenticates token and room creation with the API key, and all other requests with an auth token that
 * was created with the key (video-interaction contract).
 *
 * @param store where the auth token is kept between executions
 */
export function videoAuthentication(
	context: HttpContext,
	credential: VideoCredential,
	store: TokenStore,
): Authentication {
	const key = keyAuthentication(credential);
	const token = tokenAuthentication(tokenSource(context, credential), store, {
		headers: (value) => ({ 'x-token': value }),
		// 8x8 documents no error status: both may mean that the token has expired.
		refusedWith: [401, 403],
		secrets: [credential.apiKey],
	});
	return {
		...token,
		authorise: async (path) => await (path === tokensPath ? key : token).authorise(path),
	};
}

function keyAuthentication({ apiKey }: VideoCredential): Authentication {
	return withSecrets([apiKey], { headers: { Authorization: `Bearer ${apiKey}` } });
}

function tokenSource(context: HttpContext, credential: VideoCredential): TokenSource {
	const baseUrl = checkedBaseUrl(credential.baseUrl);
	const endpoint = { service: serviceName, baseUrl, explain: explainRefusedKey };
	const api = createDetachedClient(context, endpoint, keyAuthentication(credential));
	return {
		key: credentialKey(credential.apiKey, 'video', baseUrl),
		secret: credential.apiKey,
		async fetch() {
			const requestedAt = Date.now();
			const { body } = await createToken(api);
			return {
				value: body.auth_token,
				expiresAt: expiryOf({ livesFor: tokenUsedForMs, requestedAt }),
			};
		},
	};
}
