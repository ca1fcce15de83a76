import type { Clock } from './clock';

/** What a caller can see and do to the tokens of one API. */
export interface TokenControl {
	/** Every token issued so far, in order. */
	issued(): string[];
	/** Revokes one token. */
	revoke(token: string): void;
	/** Revokes every token issued so far. */
	revokeAll(): void;
}

/** A token that an API issued. */
export interface IssuedToken<Account> {
	token: string;
	account: Account;
	/** Epoch milliseconds. */
	expiresAt: number;
}

export type TokenState = 'expired' | 'unknown' | 'valid';

/** The tokens of one API. */
export interface TokenStore<Account> extends TokenControl {
	/** Expires one token. */
	expire(token: string): void;
	issue(token: string, account: Account, lifetimeMs: number): IssuedToken<Account>;
	find(token: string): { state: TokenState; issued?: IssuedToken<Account> };
	clear(): void;
}

export function createTokenStore<Account>(clock: Clock): TokenStore<Account> {
	const order: string[] = [];
	const live = new Map<string, IssuedToken<Account>>();
	return {
		issued: () => [...order],
		revoke: (token) => void live.delete(token),
		revokeAll: () => live.clear(),
		expire(token) {
			const issued = live.get(token);
			if (issued) issued.expiresAt = clock.now();
		},
		issue(token, account, lifetimeMs) {
			const issued = { token, account, expiresAt: clock.now() + lifetimeMs };
			order.push(token);
			live.set(token, issued);
			return issued;
		},
		find(token) {
			const issued = live.get(token);
			if (!issued) return { state: 'unknown' };
			return { state: clock.now() < issued.expiresAt ? 'valid' : 'expired', issued };
		},
		clear() {
			order.length = 0;
			live.clear();
		},
	};
}
