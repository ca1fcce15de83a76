import { createAccounts, type OAuthAccount, type SandboxAccounts } from './accounts';
import { createClock, type SandboxClock } from './clock';
import { createDialect, type Dialect } from './dialect';
import type { SandboxResponse } from './http';
import { createMemo, type Memo } from './memo';
import { createEffects, type Effects } from './effects';
import { createContactCenter, type ContactCenter } from './realtime/directory';
import { createStorage, type StorageStore } from './storage/store';
import { createTokenStore, type TokenStore } from './tokens';

/** Everything that handlers know and change. */
export interface World {
	seed: number;
	/** What tokens derive from besides the seed. */
	salt: string;
	clock: SandboxClock;
	accounts: SandboxAccounts;
	dialect: Dialect;
	effects: Effects;
	contactCenter: ContactCenter;
	/** Pages of real-time metrics, which take long to write: 1000 queues make 4.7 MB of JSON. */
	metricPages: Memo<SandboxResponse>;
	storage: StorageStore;
	/** OAuth bearer tokens. */
	tokens: TokenStore<OAuthAccount>;
	/** Video Interaction auth tokens; the value is the account's name. */
	videoTokens: TokenStore<string>;
	/** ContactNow tokens and the addresses each is bound to. */
	contactNowTokens: TokenStore<{ addresses: string[] }>;
	/** ContactNow's user: `newpass` changes the password. */
	contactNow: { password: string; currentToken?: string };
	/** Everything mutable back to the start. */
	reset(): void;
}

export function createWorld(seed: number, salt: string): World {
	const clock = createClock();
	const accounts = createAccounts(salt);
	const world: World = {
		seed,
		salt,
		clock,
		accounts,
		dialect: createDialect(),
		effects: createEffects(),
		contactCenter: createContactCenter(seed),
		metricPages: createMemo(16),
		storage: createStorage(seed, clock, accounts.oauth),
		tokens: createTokenStore(clock),
		videoTokens: createTokenStore(clock),
		contactNowTokens: createTokenStore(clock),
		contactNow: { password: accounts.contactNow.key },
		reset() {
			clock.reset();
			// In place: callers hold on to these two.
			Object.assign(world.dialect, createDialect());
			Object.assign(world.effects, createEffects());
			world.storage.reset();
			world.tokens.clear();
			world.videoTokens.clear();
			world.contactNowTokens.clear();
			world.contactNow = { password: accounts.contactNow.key };
		},
	};
	return world;
}
