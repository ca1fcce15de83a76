import type { TokenShelf } from '../http/authentication';
import { credentialKey } from './seal';
import { createTokenKeeper, forgetToken, type TokenKeeper } from './tokenKeeper';
import type { TokenStore } from './tokenStore';

/**
 * Keeps the tokens that operations hand out: in this process and, sealed, in the store, as those that
 * authorise requests.
 *
 * @param secret the credential's: seals the tokens, and a changed one makes them void
 * @param credential what else names the credential, such as its user and base URL
 */
export function createTokenShelf(
	secret: string,
	credential: readonly string[],
	store: TokenStore,
): TokenShelf {
	const keepers = new Map<string, TokenKeeper>();
	return {
		async get(name, fetch, { fresh }) {
			const key = credentialKey(secret, 'shelf', ...credential, name);
			const keeper = keepers.get(key) ?? createTokenKeeper({ key, secret, fetch }, store);
			keepers.set(key, keeper);
			// The item that made the keeper may be done, and then its own way of asking is closed.
			return await (fresh ? keeper.refresh(fetch) : keeper.get(fetch));
		},
		forget(value) {
			forgetToken(value, secret, store);
		},
	};
}
