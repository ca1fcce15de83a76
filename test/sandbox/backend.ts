import { createAccounts, type OAuthAccount, type SandboxAccounts } from './accounts';
import { createClock, type SandboxClock } from './clock';
import { createVariants, type ResponseVariants } from './variants';
import type { SandboxResponse } from './http';
import { createCache, type Cache } from './cache';
import { createEffects, type Effects } from './effects';
import { createContactCenter, type ContactCenter } from './realtime/directory';
import { createStorage, type StorageStore } from './storage/store';
import { createTokenStore, type TokenStore } from './tokens';

/** The state that handlers read and change. */
export interface Backend {
	seed: number;
	/** What tokens derive from besides the seed. */
	salt: string;
	clock: SandboxClock;
	accounts: SandboxAccounts;
	variants: ResponseVariants;
	effects: Effects;
	contactCenter: ContactCenter;
	/** Pages of real-time metrics, which take long to write: 1000 queues make 4.7 MB of JSON. */
	metricPages: Cache<SandboxResponse>;
	storage: StorageStore;
	/** OAuth bearer tokens. */
	tokens: TokenStore<OAuthAccount>;
	/** Video Interaction auth tokens; the value is the account's name. */
	videoTokens: TokenStore<string>;
	/** ContactNow tokens and the addresses each is bound to. */
	contactNowTokens: TokenStore<{ addresses: string[] }>;
	/** ContactNow's user: `newpass` changes the password. */
	contactNow: { password: string; currentToken?: string };
	/** Resets all mutable state. */
	reset(): void;
}

export function createBackend(seed: number, salt: string): Backend {
	const clock = createClock();
	const accounts = createAccounts(salt);
	const backend: Backend = {
		seed,
		salt,
		clock,
		accounts,
		variants: createVariants(),
		effects: createEffects(),
		contactCenter: createContactCenter(seed),
		metricPages: createCache(16),
		storage: createStorage(seed, clock, accounts.oauth),
		tokens: createTokenStore(clock),
		videoTokens: createTokenStore(clock),
		contactNowTokens: createTokenStore(clock),
		contactNow: { password: accounts.contactNow.key },
		reset() {
			clock.reset();
			// In place: callers keep references to these two.
			Object.assign(backend.variants, createVariants());
			Object.assign(backend.effects, createEffects());
			backend.storage.reset();
			backend.tokens.clear();
			backend.videoTokens.clear();
			backend.contactNowTokens.clear();
			backend.contactNow = { password: accounts.contactNow.key };
		},
	};
	return backend;
}
