/** Milliseconds before the real end at which a token is given up; less for very short lives. */
const safetyMarginMs = 60_000;
const safetyMarginShare = 0.1;

/** What a token response says of the token's life. All in milliseconds; server times are epoch. */
export interface Lifetime {
	/** How long the token lives from `issuedAt` on. */
	readonly livesFor: number;
	/** When it was issued, by the server's clock. */
	readonly issuedAt?: number;
	/** The server's time when it answered (Date header), by which its clock is told from ours. */
	readonly serverTime?: number;
	/** Our time when the request was sent. */
	readonly requestedAt: number;
}

/**
 * When to stop using a token, in epoch milliseconds by this machine's clock.
 *
 * A token may have been issued before it was asked for (a server may hand out the same one twice), and
 * the two clocks may differ. The server's own Date header tells how old the token was when it came, and
 * only that age is taken off its life; our clock counts from there. Without that header the issue time
 * is believed only if it leaves the token alive.
 */
export function expiryOf({ livesFor, issuedAt, serverTime, requestedAt }: Lifetime): number {
	const ageByServer = Math.max(0, (serverTime ?? requestedAt) - (issuedAt ?? Infinity));
	const age = serverTime === undefined && ageByServer >= livesFor ? 0 : ageByServer;
	const margin = Math.min(safetyMarginMs, livesFor * safetyMarginShare);
	return requestedAt + livesFor - age - margin;
}
