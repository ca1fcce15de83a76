import { RequestFailed } from '../http/requestFailed';
import { seal, unseal } from './seal';
import type { Token } from './token';
import type { StoredToken, TokenStore } from './tokenStore';

/** How to get a token for one credential. */
export interface TokenSource {
	/** Names the credential (`credentialKey`): equal for equal credentials, and only for those. */
	readonly key: string;
	/** The secret that seals the token where it is stored. */
	readonly secret: string;
	/** Asks the service. @throws {RequestFailed} */
	fetch(): Promise<Token>;
}

/** Answers "a valid token for this credential": from this process, the store, or the network. */
export interface TokenKeeper {
	/** @throws {RequestFailed} when the service hands out none */
	get(): Promise<Token>;
	/** Notes that the service took a token. */
	confirm(value: string): void;
	/**
	 * Gives up a token that the service refused, if it is still the current one.
	 *
	 * @returns whether another token is worth a try. When a token that never worked was replaced by
	 *   another that does not work, it is not: the key lacks the access, and a thousand items must not
	 *   ask for a thousand tokens
	 */
	drop(value: string): boolean;
	/** The token last handed out, if any. */
	current(): Token | undefined;
}

interface Kept {
	readonly token: Token;
	readonly stored: StoredToken;
}

interface CacheEntry {
	/** Shared by all who ask at the same time, so that they cause one request. */
	readonly pending: Promise<Kept>;
	kept?: Kept;
}

/** Lives as long as the process, for all nodes and workflows in it. Failures are never kept. */
const cache = new Map<string, CacheEntry>();

const isFresh = (token: { expiresAt: number }) => token.expiresAt > Date.now();

/** Makes the keeper that one execution (or one use of a picker) uses for one credential. */
export function createTokenKeeper(source: TokenSource, store: TokenStore): TokenKeeper {
	let refusal: RequestFailed | undefined;
	/** Tokens that were given up. One that the store still holds is not taken again, and is replaced. */
	const dropped = new Set<string>();
	const confirmed = new Set<string>();
	/** The one token that was given up without ever having worked. */
	let neverWorked: string | undefined;
	let latest: Kept | undefined;

	return {
		async get() {
			if (refusal) throw refusal;
			const kept = await obtain();
			if (kept !== latest) keepInStore(kept);
			latest = kept;
			return kept.token;
		},
		confirm: (value) => void confirmed.add(value),
		drop(value) {
			if (!confirmed.has(value)) {
				neverWorked ??= value;
				if (neverWorked !== value) return false;
			}
			dropped.add(value);
			if (cache.get(source.key)?.kept?.token.value === value) cache.delete(source.key);
			return true;
		},
		current: () => latest?.token,
	};

	async function obtain(): Promise<Kept> {
		const entry = cache.get(source.key) ?? start(fromStore);
		const kept = await entry.pending;
		if (isFresh(kept.token)) return kept;
		// Expired. Whoever notices first replaces it; the others find the replacement.
		if (cache.get(source.key) === entry) start(fetchAndSeal);
		return await (cache.get(source.key) ?? start(fetchAndSeal)).pending;
	}

	function start(task: () => Promise<Kept>): CacheEntry {
		prune();
		const entry: CacheEntry = { pending: task() };
		cache.set(source.key, entry);
		entry.pending.then(
			(kept) => {
				entry.kept = kept;
			},
			(error: unknown) => {
				if (cache.get(source.key) === entry) cache.delete(source.key);
				// Refused once is refused for this execution: a thousand items must not ask a thousand times.
				if (error instanceof RequestFailed && isRefusal(error)) refusal = error;
			},
		);
		return entry;
	}

	async function fromStore(): Promise<Kept> {
		return readStore() ?? (await fetchAndSeal());
	}

	async function fetchAndSeal(): Promise<Kept> {
		const token = await source.fetch();
		const sealed = seal(JSON.stringify(token), source.secret, source.key);
		return { token, stored: { expiresAt: token.expiresAt, sealed } };
	}

	/** The stored token, unless it is missing, broken, foreign, expired or given up. */
	function readStore(): Kept | undefined {
		const stored = store.read(source.key);
		const text = stored && unseal(stored.sealed, source.secret, source.key);
		if (!stored || text === undefined) return undefined;
		const token = JSON.parse(text) as Token;
		return isFresh(token) && !dropped.has(token.value) ? { token, stored } : undefined;
	}

	/** Another process may have stored a good token of its own; it stays, or the two would take turns. */
	function keepInStore(kept: Kept) {
		if (!readStore()) store.write(source.key, kept.stored);
	}
}

function isRefusal({ failure: { status } }: RequestFailed): boolean {
	return status !== undefined && [400, 401, 403].includes(status);
}

function prune() {
	for (const [key, { kept }] of cache) {
		if (kept && !isFresh(kept.token)) cache.delete(key);
	}
}
