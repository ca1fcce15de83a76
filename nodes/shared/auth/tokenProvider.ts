import type { Token } from './authentication';
import { ApiError } from '../errors/apiError';
import { seal, unseal } from './seal';
import type { StoredToken, TokenStore } from './tokenStore';

/** How to get a token for one credential. */
export interface TokenSource {
	/** Names the credential (`credentialKey`): equal for equal credentials, and only for those. */
	readonly key: string;
	/** The secret that seals the token where it is stored. */
	readonly secret: string;
	/** Asks the service. @throws {ApiError} */
	fetch(): Promise<Token>;
}

/** Answers "a valid token for this credential": from this process, the store, or the network. */
export interface TokenProvider {
	/**
	 * @param fetch asks the service in place of the source, for whoever can ask only for a while
	 * @throws {ApiError} when the service hands out none
	 */
	getToken(fetch?: TokenSource['fetch']): Promise<Token>;
	/** The same from the network alone; what it gives is kept in place of what was. */
	refreshToken(fetch?: TokenSource['fetch']): Promise<Token>;
	/** Notes that the service took a token. */
	markAccepted(value: string): void;
	/**
	 * Gives up a token that the service refused, if it is still the current one.
	 *
	 * @returns whether another token is worth a try. When a token that never worked was replaced by
	 *   another that does not work, it is not: the key lacks the access, and a thousand items must not
	 *   ask for a thousand tokens
	 */
	invalidate(value: string): boolean;
	/** The token last handed out, if any. */
	current(): Token | undefined;
}

interface SealedToken {
	readonly token: Token;
	readonly stored: StoredToken;
}

interface CacheEntry {
	/** Shared by all who ask at the same time, so that they cause one request. */
	readonly pending: Promise<SealedToken>;
	kept?: SealedToken;
}

/** Lives as long as the process, for all nodes and workflows in it. Failures are never kept. */
const cache = new Map<string, CacheEntry>();

/**
 * Tokens that ended before their time: refused by the service, or revoked. None is taken again, wherever
 * it may still be stored.
 */
const ended = new Set<string>();

/** So many are remembered, the latest; one that is forgotten costs a refused request, no more. */
const maxEnded = 1000;

const isFresh = (token: Token) => token.expiresAt > Date.now();

const isUsable = (token: Token) => isFresh(token) && !ended.has(token.value);

/** Makes the token provider of one credential for one execution (or one list search). */
export function createTokenProvider(source: TokenSource, store: TokenStore): TokenProvider {
	let refusal: ApiError | undefined;
	const confirmed = new Set<string>();
	/** The one token that was given up without ever having worked. */
	let neverWorked: string | undefined;
	let latest: SealedToken | undefined;

	return {
		async getToken(fetch = () => source.fetch()) {
			if (refusal) throw refusal;
			return handOut(await obtain(fetch));
		},
		async refreshToken(fetch = () => source.fetch()) {
			if (refusal) throw refusal;
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
		// One that was just fetched is used whatever the server says of its end.
		if (!entry) return await start(fromStore(fetch)).pending;
		const kept = await entry.pending.catch((error: unknown) => askOnceMore(error, fetch));
		if (isUsable(kept.token)) return kept;
		// Expired or refused. Whoever notices first replaces it; the others find the replacement.
		if (cache.get(source.key) === entry) start(fetchAndSeal(fetch));
		return await (cache.get(source.key) ?? start(fetchAndSeal(fetch))).pending;
	}

	/** Another execution's request may have ended with that execution; a refusal counts for all. */
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
				// Refused once is refused for this execution: a thousand items must not ask a thousand times.
				if (error instanceof ApiError && isRefusal(error)) refusal = error;
			},
		);
		return entry;
	}

	async function fromStore(fetch: TokenSource['fetch']): Promise<SealedToken> {
		return readStore() ?? (await fetchAndSeal(fetch));
	}

	async function fetchAndSeal(fetch: TokenSource['fetch']): Promise<SealedToken> {
		const token = await fetch();
		// The service may hand out the same one again: then it is good after all.
		ended.delete(token.value);
		const sealed = seal(JSON.stringify(token), source.secret, source.key);
		return { token, stored: { expiresAt: token.expiresAt, sealed } };
	}

	/** The stored token, unless it is missing, broken, foreign, expired or ended. */
	function readStore(): SealedToken | undefined {
		const kept = readSealed(store, source.key, source.secret);
		return kept && isUsable(kept.token) ? kept : undefined;
	}

	/** Another process may have stored a good token of its own; it stays, or the two would take turns. */
	function keepInStore(kept: SealedToken) {
		if (isFresh(kept.token) && !readStore()) store.write(source.key, kept.stored);
	}
}

/**
 * Hands a token out no more, whatever it was kept for: it may have been ended before its time.
 *
 * @param secret the one that seals it in the store
 */
export function forgetToken(value: string, secret: string, store: TokenStore): void {
	end(value);
	for (const [key, { kept }] of cache) {
		if (kept?.token.value === value) cache.delete(key);
	}
	// Other workflows have stores of their own, where `ended` keeps it from being taken.
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

/** An API may also say no with status 200; what is no answer at all has a code. */
function isRefusal({ failure: { status, code } }: ApiError): boolean {
	return code === undefined && status !== undefined && [200, 400, 401, 403].includes(status);
}

function prune() {
	for (const [key, { kept }] of cache) {
		if (kept && !isFresh(kept.token)) cache.delete(key);
	}
}
