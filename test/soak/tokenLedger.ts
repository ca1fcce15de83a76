/** Computes when tokens have to be requested, from the clock and the revocations alone. */
export interface TokenLedger {
	/** An execution used a credential: records the token requests that this requires. */
	use(credential: string, now: number, how?: { cancelled?: boolean; extra?: number }): void;
	/** Every token of some credentials was revoked. */
	revoke(credentials: readonly string[]): void;
	/** Number of token requests that must have been sent so far. */
	expected(credential: string): number;
}

/**
 * @param usedFor milliseconds for which a token of each credential is used; 0 for a credential that 8x8 rejects,
 *   for which every execution requests a token
 */
export function createTokenLedger(usedFor: Readonly<Record<string, number>>): TokenLedger {
	const tokens = new Map<string, { until: number; isRevoked: boolean }>();
	const requests = new Map<string, number>();
	return {
		use(credential, now, { cancelled = false, extra = 0 } = {}) {
			const token = tokens.get(credential);
			const isOver = !token || now >= token.until;
			// A cancelled execution ends before its token is refused.
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
