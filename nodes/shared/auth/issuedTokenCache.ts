import type { IssuedTokenCache } from './authentication';
import { credentialKey } from './seal';
import { createTokenProvider, forgetToken, type TokenProvider } from './tokenProvider';
import type { TokenStore } from './tokenStore';

/**
 * Caches the tokens that operations return: in this process and, sealed, in the store, like the tokens that
 * authorise requests.
 *
 * @param secret of the credential: seals the tokens, so rotating it invalidates them
 * @param credential whatever else identifies the credential, such as its user and base URL
 */
export function createIssuedTokenCache(
	secret: string,
	credential: readonly string[],
	store: TokenStore,
): IssuedTokenCache {
	const providers = new Map<string, TokenProvider>();
	return {
		async get(name, fetch, { fresh }) {
			const key = credentialKey(secret, 'issued', ...credential, name);
			const provider = providers.get(key) ?? createTokenProvider({ key, secret, fetch }, store);
			providers.set(key, provider);
			// The API of the item that created the provider may have ended, so each call brings its own `fetch`.
			return await (fresh ? provider.refreshToken(fetch) : provider.getToken(fetch));
		},
		forget(value) {
			forgetToken(value, secret, store);
		},
	};
}
