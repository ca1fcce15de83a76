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

/** Authentication with a token that is fetched once and reused until it ends. */
export function tokenAuthentication(
	source: TokenSource,
	store: TokenStore,
	{ headers, refusedWith, secrets }: TokenScheme,
): Authentication {
	const keeper = createTokenKeeper(source, store);
	return {
		async authorise() {
			const { value } = await keeper.get();
			return { headers: headers(value), token: value };
		},
		confirm({ token }) {
			if (token !== undefined) keeper.confirm(token);
		},
		renew: ({ token }, status) =>
			token !== undefined && refusedWith.includes(status) && keeper.drop(token),
		products: () => keeper.current()?.products,
		secrets: () => [...secrets, keeper.current()?.value ?? ''],
	};
}
