import type { Token } from './authentication';
import { ApiError } from '../errors/apiError';
import { seal, unseal } from './seal';
import type { StoredToken, TokenStore } from './tokenStore';

/** How to get a token for one credential. */
export interface TokenSource {
	/** Identifies the credential (`credentialKey`): equal for equal credentials, and only for those. */
	readonly key: string;
	/** The secret that seals the token where it is stored. */
	readonly secret: string;
	/** Requests a token from the service. @throws {ApiError} */
	fetch(): Promise<Token>;
}

/** Provides a valid token for a credential: from this process, the store, or the network, in this order. */
export interface TokenProvider {
	/**
	 * @param fetch requests the token in place of the source's own, for callers whose API ends before the provider
	 * @throws {ApiError} when the service issues none
	 */
	getToken(fetch?: TokenSource['fetch']): Promise<Token>;
	/** Fetches a token from the network in any case, and caches it in place of the previous one. */
	refreshToken(fetch?: TokenSource['fetch']): Promise<Token>;
	/** Records that the service accepted a token. */
	markAccepted(value: string): void;
	/**
	 * Drops a token that the service refused, if it is still the current one.
	 *
	 * @returns whether another token is worth a try. It is not if a token that never worked was replaced by
	 *   another that does not work either: the key lacks access, and a thousand items must not fetch a
	 *   thousand tokens
	 */
	invalidate(value: string): boolean;
	/** The token last returned, if any. */
	current(): Token | undefined;
}

interface SealedToken {
	readonly token: Token;
	readonly stored: StoredToken;
}

interface CacheEntry {
	/** Shared by concurrent callers, so that they cause one request. */
	readonly pending: Promise<SealedToken>;
	kept?: SealedToken;
}

/** Lives as long as the process, shared by all nodes and workflows in it. Failures are never cached. */
const cache = new Map<string, CacheEntry>();

/**
 * Tokens that ended before they expired: refused by the service, or revoked. None is used again, wherever it
 * may still be stored.
 */
const ended = new Set<string>();

/** Number of ended tokens remembered, the most recent ones. Forgetting one costs a refused request. */
const maxEnded = 1000;

const isFresh = (token: Token) => token.expiresAt > Date.now();

const isUsable = (token: Token) => isFresh(token) && !ended.has(token.value);

/** Makes the token provider of one credential for one execution (or one list search). */
export function createTokenProvider(source: TokenSource, store: TokenStore): TokenProvider {
	let rejection: ApiError | undefined;
	const confirmed = new Set<string>();
	/** The one token that was invalidated without ever having worked. */
	let neverWorked: string | undefined;
	let latest: SealedToken | undefined;

	return {
		async getToken(fetch = () => source.fetch()) {
			if (rejection) throw rejection;
			return handOut(await obtain(fetch));
		},
		async refreshToken(fetch = () => source.fetch()) {
			if (rejection) throw rejection;
			const kept = await start(fetchAndSeal(fetch)).pending;
			if (readStore()?.token.value !== kept.token.value) store.remove(source.key);
			return handOut(kept);
		},
		markAccepted: (value) => void confirmed.add(value),
		invalidate(value) {
			if (!confirmed.has(value)) {
				neverWorked ??= value;
				if (neverWorked !== value) return false;
			}
			end(value);
			if (cache.get(source.key)?.kept?.token.value === value) cache.delete(source.key);
			return true;
		},
		current: () => latest?.token,
	};

	function handOut(kept: SealedToken): Token {
		if (kept !== latest) keepInStore(kept);
		latest = kept;
		return kept.token;
	}

	async function obtain(fetch: TokenSource['fetch']): Promise<SealedToken> {
		const entry = cache.get(source.key);
		// A token that was just fetched is used, whatever expiry the server states.
		if (!entry) return await start(fromStore(fetch)).pending;
		const kept = await entry.pending.catch((error: unknown) => askOnceMore(error, fetch));
		if (isUsable(kept.token)) return kept;
		// Expired or refused. The first caller to notice replaces it; the others find the replacement.
		if (cache.get(source.key) === entry) start(fetchAndSeal(fetch));
		return await (cache.get(source.key) ?? start(fetchAndSeal(fetch))).pending;
	}

	/** The request of another execution may have been cancelled with it; a rejection counts for all. */
	async function askOnceMore(error: unknown, fetch: TokenSource['fetch']): Promise<SealedToken> {
		if (error instanceof ApiError) throw error;
		return await (cache.get(source.key) ?? start(fromStore(fetch))).pending;
	}

	function start(pending: Promise<SealedToken>): CacheEntry {
		prune();
		const entry: CacheEntry = { pending };
		cache.set(source.key, entry);
		entry.pending.then(
			(kept) => {
				entry.kept = kept;
			},
			(error: unknown) => {
				if (cache.get(source.key) === entry) cache.delete(source.key);
				// One rejection counts for the whole execution: a thousand items must not send a thousand requests.
				if (error instanceof ApiError && isRejection(error)) rejection = error;
			},
		);
		return entry;
	}

	async function fromStore(fetch: TokenSource['fetch']): Promise<SealedToken> {
		return readStore() ?? (await fetchAndSeal(fetch));
	}

	async function fetchAndSeal(fetch: TokenSource['fetch']): Promise<SealedToken> {
		const token = await fetch();
		// The service may issue the same token again: then it is valid after all.
		ended.delete(token.value);
		const sealed = seal(JSON.stringify(token), source.secret, source.key);
		return { token, stored: { expiresAt: token.expiresAt, sealed } };
	}

	/** The stored token, unless it is missing, broken, foreign, expired or ended. */
	function readStore(): SealedToken | undefined {
		const kept = readSealed(store, source.key, source.secret);
		return kept && isUsable(kept.token) ? kept : undefined;
	}

	/** Another process may have stored a valid token of its own. It stays: otherwise the two would overwrite each other. */
	function keepInStore(kept: SealedToken) {
		if (isFresh(kept.token) && !readStore()) store.write(source.key, kept.stored);
	}
}

/**
 * Stops using a token, whatever it was cached for, because it may have been revoked.
 *
 * @param secret that seals it in the store
 */
export function forgetToken(value: string, secret: string, store: TokenStore): void {
	end(value);
	for (const [key, { kept }] of cache) {
		if (kept?.token.value === value) cache.delete(key);
	}
	// Other workflows have stores of their own; there, `ended` keeps it from being used.
	for (const key of store.keys()) {
		if (readSealed(store, key, secret)?.token.value === value) store.remove(key);
	}
}

function end(value: string) {
	ended.add(value);
	const [oldest] = ended;
	if (ended.size > maxEnded && oldest !== undefined) ended.delete(oldest);
}

function readSealed(store: TokenStore, key: string, secret: string): SealedToken | undefined {
	const stored = store.read(key);
	const text = stored && unseal(stored.sealed, secret, key);
	return stored && text !== undefined ? { token: JSON.parse(text) as Token, stored } : undefined;
}

/** An API may also reject with status 200. A failure without a response has a code instead. */
function isRejection({ failure: { status, code } }: ApiError): boolean {
	return code === undefined && status !== undefined && [200, 400, 401, 403].includes(status);
}

function prune() {
	for (const [key, { kept }] of cache) {
		if (kept && !isFresh(kept.token)) cache.delete(key);
	}
}
