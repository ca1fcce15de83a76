import type { SandboxAccounts } from './accounts';
import { addContactNowToken, contactNowRoutes } from './apis/contactNow';
import { oauthRoutes } from './apis/oauth';
import { realtimeRoutes } from './apis/realtime';
import { storageRoutes } from './apis/storage';
import { videoRoutes } from './apis/video';
import type { Clock } from './clock';
import type { ResponseVariants } from './variants';
import type { Effects } from './effects';
import type { FaultControl } from './faults/faults';
import type { ApiName } from './http';
import type { RecordedRequest, RequestFilter } from './recorder';
import { listen } from './server';
import { createContext, resetContext } from './context';
import type { StoredObject } from './storage/seed';
import type { NewObject } from './storage/store';
import type { TokenControl } from './tokens';

export type { ContactNowAccount, OAuthAccount, SandboxAccounts, VideoAccount } from './accounts';
export type { Clock } from './clock';
export type { ResponseVariants } from './variants';
export type { Effects, Room, Sms } from './effects';
export type { Fault } from './faults/faults';
export type { FaultEffect } from './faults/faultEffects';
export type { ApiName, SandboxRequest } from './http';
export type { RecordedRequest, RequestFilter } from './recorder';
export type { ObjectState, StoredObject } from './storage/seed';
export type { NewObject } from './storage/store';
export type { TokenControl } from './tokens';

export interface SandboxOptions {
	/** Default 0: any free port. */
	port?: number;
	/** Minimum duration of a response in milliseconds; default 0. */
	latencyMs?: number;
	/** All data derives from it; default 1. */
	seed?: number;
	/** Part of all secrets and tokens: sandboxes with different ones have none in common. Default ''. */
	salt?: string;
}

/** The offline 8x8: a test and demo instrument, not an 8x8 service. */
export interface Sandbox {
	/** `http://127.0.0.1:PORT`, the base URL of all three credentials: the path identifies the API. */
	url: string;
	accounts: SandboxAccounts;
	/** Drives issued_at, the Date header, expiry, created times and room validity. */
	clock: Clock;
	faults: FaultControl;
	/** OAuth bearer tokens. */
	tokens: TokenControl;
	videoTokens: TokenControl;
	contactNowTokens: TokenControl;
	/** Every request in order of arrival. */
	requests: RecordedRequest[];
	count(filter?: RequestFilter): number;
	/** Peak number of concurrent requests, of one API or of all. */
	maxInFlight(api?: ApiName): number;
	/** Peak number of open connections. */
	maxOpenSockets(): number;
	/** Connections open now. */
	openSockets(): number;
	/** What writes did. */
	effects: Effects;
	/** Which of several documented forms responses have: assign to its fields. */
	variants: ResponseVariants;
	storage: {
		/** Adds a special object; it appears in the next listing. */
		addObject(object: NewObject): Promise<StoredObject>;
	};
	contactNow: {
		/** Adds a live token to the account's current one; it is valid on this machine. */
		addToken(): string;
	};
	/** Resets everything: requests, counters, faults, tokens, effects, clock and data. */
	reset(): void;
	/** Stops listening and destroys open connections. */
	stop(): Promise<void>;
}

const ROUTES = [
	...oauthRoutes,
	...realtimeRoutes,
	...storageRoutes,
	...contactNowRoutes,
	...videoRoutes,
];

/** Starts a sandbox on 127.0.0.1; rejects if the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, latencyMs = 0, seed = 1, salt = '' } = options;
	const context = createContext(seed, { latencyMs, salt });
	const { backend, recorder, faults, sockets } = context;
	const listener = await listen(ROUTES, context, port);
	return {
		url: `http://127.0.0.1:${listener.port}`,
		accounts: backend.accounts,
		clock: backend.clock,
		faults,
		tokens: backend.tokens,
		videoTokens: backend.videoTokens,
		contactNowTokens: backend.contactNowTokens,
		requests: recorder.requests,
		count: recorder.count,
		maxInFlight: recorder.maxInFlight,
		maxOpenSockets: sockets.highest,
		openSockets: () => sockets.open.size,
		effects: backend.effects,
		variants: backend.variants,
		storage: { addObject: backend.storage.add },
		contactNow: { addToken: () => addContactNowToken(backend) },
		reset: () => resetContext(context),
		stop: listener.close,
	};
}
