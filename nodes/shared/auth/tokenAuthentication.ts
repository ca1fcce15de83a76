import type { Authentication } from '../http/authentication';
import { createTokenKeeper, type TokenSource } from './tokenKeeper';
import type { TokenStore } from './tokenStore';

/** How an API wants to see its token. */
export interface TokenScheme {
	/** The headers that show it. */
	readonly headers: (token: string) => Readonly<Record<string, string>>;
	/** HTTP statuses by which the API may mean that the token has ended. */
	readonly refusedWith: readonly number[];
	/** Texts besides the token that must not be seen in any message. */
	readonly secrets: readonly string[];
}

/** Milliseconds in which a token does not end by itself: one refused so early is refused for another reason. */
const settlingMs = 60_000;

/**
 * Authentication with a token that is fetched once and reused until it ends.
 *
 * A refused token is replaced, but not its replacement, too: then the token is not the reason, and a
 * thousand items must not ask for a thousand tokens.
 */
export function tokenAuthentication(
	source: TokenSource,
	store: TokenStore,
	{ headers, refusedWith, secrets }: TokenScheme,
): Authentication {
	const keeper = createTokenKeeper(source, store);
	const replaced = new Set<string>();
	let replacedAt = -Infinity;
	return {
		async authorise() {
			const { value } = await keeper.get();
			return { headers: headers(value), token: value };
		},
		renew({ token }, status) {
			if (token === undefined || !refusedWith.includes(status)) return false;
			if (replaced.has(token)) return true;
			if (Date.now() - replacedAt < settlingMs) return false;
			keeper.drop(token);
			replaced.add(token);
			replacedAt = Date.now();
			return true;
		},
		products: () => keeper.current()?.products,
		secrets: () => [...secrets, keeper.current()?.value ?? ''],
	};
}
