import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { bearer, call } from '../sandbox/tests/client';
import { startSandbox, type OAuthAccount, type RecordedRequest, type Sandbox } from '../sandbox';

/** A new sandbox for each test of a file. */
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
	/** `METHOD path?query` of each request except token requests, in order of arrival. */
	calls(): string[];
	tokenRequests(): number;
	/** The sandbox's response to a `GET`, read without the package's code; not counted. */
	read<T>(path: string, account?: OAuthAccount, headers?: Record<string, string>): Promise<T>;
}

/**
 * Starts a sandbox before each test of a file and stops it afterwards. Each has its own address,
 * and tokens are cached by address, so every test starts without one.
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

/** The helpers of a running sandbox. */
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

/** What a user sees of an error, and the item it belongs to. */
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
