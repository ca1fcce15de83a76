/** When tokens have to be asked for, worked out from nothing but the clock and what was done to them. */
export interface TokenLedger {
	/** An execution used a credential: notes the requests that must come of it. */
	use(credential: string, now: number, how?: { cancelled?: boolean; extra?: number }): void;
	/** Every token of some credentials was revoked. */
	revoke(credentials: readonly string[]): void;
	/** Requests that must have been made so far. */
	expected(credential: string): number;
}

/**
 * @param usedFor how long a token of each credential is used, in milliseconds; 0 for one that 8x8 refuses,
 *   of which each execution asks anew
 */
export function createTokenLedger(usedFor: Readonly<Record<string, number>>): TokenLedger {
	const tokens = new Map<string, { until: number; isRevoked: boolean }>();
	const requests = new Map<string, number>();
	return {
		use(credential, now, { cancelled = false, extra = 0 } = {}) {
			const token = tokens.get(credential);
			const isOver = !token || now >= token.until;
			// A cancelled execution ends before it hears that its token was refused.
			const isRefused = token?.isRevoked === true && !cancelled;
			if (!isOver && !isRefused) return;
			tokens.set(credential, { until: now + usedFor[credential], isRevoked: false });
			requests.set(credential, (requests.get(credential) ?? 0) + 1 + extra);
		},
		revoke(credentials) {
			for (const credential of credentials) {
				const token = tokens.get(credential);
				if (token) token.isRevoked = true;
			}
		},
		expected: (credential) => requests.get(credential) ?? 0,
	};
}
