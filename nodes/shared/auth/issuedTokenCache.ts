import type { IssuedTokenCache } from './authentication';
import { credentialKey } from './seal';
import { createTokenProvider, forgetToken, type TokenProvider } from './tokenProvider';
import type { TokenStore } from './tokenStore';

/**
 * Keeps the tokens that operations hand out: in this process and, sealed, in the store, as those that
 * authorise requests.
 *
 * @param secret the credential's: seals the tokens, and a changed one makes them void
 * @param credential what else names the credential, such as its user and base URL
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
			// The item that made the provider may be done, and then its own way of asking is closed.
			return await (fresh ? provider.refreshToken(fetch) : provider.getToken(fetch));
		},
		forget(value) {
			forgetToken(value, secret, store);
		},
	};
}
