import type { Clock } from './clock';

/** What a caller can see and do to the tokens of one API. */
export interface TokenControl {
	/** Every token handed out so far, in order. */
	issued(): string[];
	/** Makes one token invalid at once. */
	revoke(token: string): void;
	/** Makes every token handed out so far invalid at once. */
	revokeAll(): void;
}

/** A token that an API handed out. */
export interface IssuedToken<Account> {
	token: string;
	account: Account;
	/** Epoch milliseconds. */
	expiresAt: number;
}

export type TokenState = 'expired' | 'unknown' | 'valid';

/** The tokens of one API. */
export interface TokenStore<Account> extends TokenControl {
	/** Ends one token's life at this moment. */
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
