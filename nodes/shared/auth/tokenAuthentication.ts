import type { Authentication } from './authentication';
import { createTokenProvider, type TokenSource } from './tokenProvider';
import type { TokenStore } from './tokenStore';

/** How an API expects its token. */
export interface TokenScheme {
	/** The headers that carry it. */
	readonly headers: (token: string) => Readonly<Record<string, string>>;
	/** HTTP statuses that may mean that the token has expired or was revoked. */
	readonly refusedWith: readonly number[];
	/** Texts besides the token that must not appear in any message. */
	readonly secrets: readonly string[];
}

/** Authentication with a token that is fetched once and reused until it expires. */
export function tokenAuthentication(
	source: TokenSource,
	store: TokenStore,
	{ headers, refusedWith, secrets }: TokenScheme,
): Authentication {
	const provider = createTokenProvider(source, store);
	return {
		async authorise() {
			const { value } = await provider.getToken();
			return { headers: headers(value), token: value };
		},
		markAccepted({ token }) {
			if (token !== undefined) provider.markAccepted(token);
		},
		invalidate: ({ token }, status) =>
			token !== undefined && refusedWith.includes(status) && provider.invalidate(token),
		products: () => provider.current()?.products,
		secrets: () => [...secrets, provider.current()?.value ?? ''],
	};
}
