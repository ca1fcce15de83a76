import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { bearer, call } from '../sandbox/tests/client';
import { startSandbox, type OAuthAccount, type RecordedRequest, type Sandbox } from '../sandbox';

/** A sandbox for the tests of a file: a new one for each. */
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
	/** What the sandbox answers to a `GET`, read past the package's own code; not counted. */
	read<T>(path: string, account?: OAuthAccount, headers?: Record<string, string>): Promise<T>;
}

/**
 * Starts a sandbox before each test of a file and stops it afterwards. Each has an address of its own,
 * and tokens are kept by address: so every test begins without one.
 */
export function useSandbox(): TestSandbox {
	let sandbox: Sandbox | undefined;
	const current = () => {
		if (!sandbox) throw new Error('The sandbox runs only while tests do');
		return sandbox;
	};
	beforeEach(async () => {
		sandbox = await startSandbox();
	});
	afterEach(async () => {
		await sandbox?.stop();
		sandbox = undefined;
	});
	return testSandboxOf(current);
}

/** What tests ask of a sandbox that runs while they do. */
export function testSandboxOf(current: () => Sandbox): TestSandbox {
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
		async read<T>(path: string, account = current().accounts.oauth.full, headers = {}) {
			const { requests } = current();
			const counted = requests.length;
			const authorization = await bearer(current(), account);
			const answer = await call(current().url + path, {
				headers: { ...headers, ...authorization },
			});
			requests.length = counted;
			return answer.json<T>();
		},
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
