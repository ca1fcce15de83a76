import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startSandbox, type OAuthAccount, type RecordedRequest, type Sandbox } from '../sandbox';

/** A sandbox for the tests of a file: fresh before each test. */
export interface TestSandbox {
	readonly current: Sandbox;
	/** An eightByEightApi credential of an account; `given` overrides its fields. */
	api(
		account?: OAuthAccount,
		given?: ICredentialDataDecryptedObject,
	): { eightByEightApi: ICredentialDataDecryptedObject };
	video(given?: ICredentialDataDecryptedObject): {
		eightByEightVideoApi: ICredentialDataDecryptedObject;
	};
	contactNow(given?: ICredentialDataDecryptedObject): {
		contactNowApi: ICredentialDataDecryptedObject;
	};
	/** `METHOD path?query` of each request but those for a token, in order of arrival. */
	calls(): string[];
	tokenRequests(): number;
}

/** Starts a sandbox before the tests of a file and stops it after them. */
export function useSandbox(): TestSandbox {
	let sandbox: Sandbox | undefined;
	const current = () => {
		if (!sandbox) throw new Error('The sandbox runs only while tests do');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	beforeEach(() => current().reset());
	afterAll(async () => await sandbox?.stop());
	return {
		get current() {
			return current();
		},
		api: (account = current().accounts.oauth.full, given = {}) => ({
			eightByEightApi: {
				clientId: account.clientId,
				clientSecret: account.clientSecret,
				region: account.region,
				tenantId: '',
				baseUrl: current().url,
				...given,
			},
		}),
		video: (given = {}) => ({
			eightByEightVideoApi: {
				apiKey: current().accounts.video.apiKey,
				baseUrl: current().url,
				...given,
			},
		}),
		contactNow: (given = {}) => {
			const { username, key } = current().accounts.contactNow;
			return { contactNowApi: { username, key, baseUrl: current().url, ...given } };
		},
		calls: () =>
			current()
				.requests.filter(({ api }) => api !== 'oauth')
				.map(callOf),
		tokenRequests: () => current().count({ api: 'oauth' }),
	};
}

/** `GET /path?name=value&…`, names and values decoded. */
function callOf({ method, path, query }: RecordedRequest): string {
	const pairs = query.map(([name, value]) => `${name}=${value}`).join('&');
	return `${method} ${path}${pairs && `?${pairs}`}`;
}

/** The data of an error that a user sees, and the item it belongs to. */
export function seen(error: unknown) {
	const { name, message, description, httpCode, context } = error as {
		name: string;
		message: string;
		description?: string;
		httpCode?: string | null;
		context: { itemIndex?: number };
	};
	return { name, message, description, httpCode, itemIndex: context.itemIndex };
}
