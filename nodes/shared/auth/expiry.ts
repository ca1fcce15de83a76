/** Milliseconds before its real expiry at which a token is no longer used; less for very short lifetimes. */
const safetyMarginMs = 60_000;
const safetyMarginShare = 0.1;

/** The lifetime in a token response. All in milliseconds; server times are epoch milliseconds. */
export interface Lifetime {
	/** Lifetime from `issuedAt` on. */
	readonly livesFor: number;
	/** When it was issued, by the server's clock. */
	readonly issuedAt?: number;
	/** The server's time when it responded (Date header); shows how its clock differs from ours. */
	readonly serverTime?: number;
	/** Our time when the request was sent. */
	readonly requestedAt: number;
}

/**
 * When to stop using a token, in epoch milliseconds by this machine's clock.
 *
 * A token may have been issued before the request (a server may return the same one twice), and the two
 * clocks may differ. The server's own Date header shows how old the token was on arrival, and only that age is
 * subtracted from its lifetime; from there on, our clock counts. Without that header, the issue time is used
 * only if the token would not have expired by it.
 */
export function expiryOf({ livesFor, issuedAt, serverTime, requestedAt }: Lifetime): number {
	const ageByServer = Math.max(0, (serverTime ?? requestedAt) - (issuedAt ?? Infinity));
	const age = serverTime === undefined && ageByServer >= livesFor ? 0 : ageByServer;
	const margin = Math.min(safetyMarginMs, livesFor * safetyMarginShare);
	return requestedAt + livesFor - age - margin;
}
