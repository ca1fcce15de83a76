/** Contact Center regions; `us` has no segment in the URL. */
export type ContactCenterRegion = 'au' | 'ca' | 'eu' | 'us';
/** Cloud Storage regions. */
export type StorageRegion = 'ap' | 'ca' | 'uk' | 'us-east' | 'us-west';

/** A key and secret of the Admin Console, and the customer behind them. Everything is made up. */
export interface OAuthAccount {
	name: string;
	clientId: string;
	clientSecret: string;
	/** Contact Center region that serves this customer; every other one rejects it. */
	region: ContactCenterRegion;
	/** Values for X-Tenant-Info; with more than one, the header is required. */
	tenantIds: string[];
	/** 8x8's samples show 1799, 3599 and 3600. */
	tokenLifetimeSeconds: number;
	/** Products of the key, as the token response lists them. */
	products: string[];
	/** How many objects each storage region holds; discovery returns these regions. */
	objects: Partial<Record<StorageRegion, number>>;
	/** Rows of each tenant. */
	contactCenter: { queues: number; groups: number; agents: number };
}

export interface VideoAccount {
	name: string;
	apiKey: string;
}

export interface ContactNowAccount {
	name: string;
	username: string;
	/** The API user's password, which ContactNow calls key. */
	key: string;
}

export const ANALYTICS = 'analytics realtime-api';
export const STORAGE = 'storage';

const EVERYTHING = [ANALYTICS, STORAGE, 'QM - API', 'vcc'];
const MEDIUM = { queues: 25, groups: 6, agents: 40 };

type Settings = Partial<Omit<OAuthAccount, 'clientId' | 'clientSecret' | 'name'>>;

function oauthAccount(name: string, salt: string, settings: Settings = {}): OAuthAccount {
	return {
		name,
		clientId: `sandbox-client-${name}`,
		clientSecret: `CANARY-secret-of-${name}-not-real-5f3c${salt}`,
		region: 'us',
		tenantIds: [`sandbox-${name}-01`],
		tokenLifetimeSeconds: 1799,
		products: EVERYTHING,
		objects: { 'us-west': 345, 'us-east': 120, uk: 30 },
		contactCenter: MEDIUM,
		...settings,
	};
}

/**
 * The customers of the sandbox: the same in every run.
 *
 * @param salt ends all secrets
 */
export function createAccounts(salt = '') {
	return {
		oauth: {
			/** Every product, one tenant, several pages of everything that has pages. */
			full: oauthAccount('full', salt),
			/** As `full`, served from Europe. */
			europe: oauthAccount('europe', salt, { region: 'eu' }),
			/** Two tenants with different queues: X-Tenant-Info is required. */
			multiTenant: oauthAccount('multiTenant', salt, {
				tenantIds: ['sandbox-multi-01', 'sandbox-multi-02'],
				tokenLifetimeSeconds: 3600,
			}),
			/** Every product and no data at all. */
			empty: oauthAccount('empty', salt, {
				objects: { 'us-west': 0 },
				contactCenter: { queues: 0, groups: 0, agents: 0 },
			}),
			/** Its key lacks the storage product. */
			analyticsOnly: oauthAccount('analyticsOnly', salt, { products: [ANALYTICS] }),
			/** Its key lacks the analytics product. */
			storageOnly: oauthAccount('storageOnly', salt, {
				products: [STORAGE],
				tokenLifetimeSeconds: 3599,
			}),
			/** 2,500 queues; 4,000 objects: 40 pages of 100. */
			large: oauthAccount('large', salt, {
				objects: { 'us-west': 4_000 },
				contactCenter: { queues: 2_500, groups: 20, agents: 500 },
			}),
		},
		video: { name: 'video', apiKey: `CANARY-video-api-key-not-real-81d0${salt}` },
		contactNow: {
			name: 'contactNow',
			username: 'sandbox-contactnow',
			key: `CANARY-contactnow-key-not-real-27be${salt}`,
		},
	};
}

export type SandboxAccounts = ReturnType<typeof createAccounts>;
