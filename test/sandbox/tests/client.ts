import type { OAuthAccount, Sandbox } from '../index';

/** A complete response. */
export interface TestResponse {
	status: number;
	headers: Headers;
	text: string;
	/** The body parsed as JSON. */
	json<T = Record<string, unknown>>(): T;
}

/** One request by plain fetch: the tests share no code with the package's own HTTP layer. */
export async function call(url: string, init: RequestInit = {}): Promise<TestResponse> {
	const response = await fetch(url, { redirect: 'manual', ...init });
	const text = await response.text();
	const { status, headers } = response;
	return { status, headers, text, json: <T>() => JSON.parse(text) as T };
}

export function basic({ clientId, clientSecret }: OAuthAccount): string {
	return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

export function requestToken(sandbox: Sandbox, account: OAuthAccount, init: RequestInit = {}) {
	return call(`${sandbox.url}/oauth/v2/token`, {
		method: 'POST',
		body: 'grant_type=client_credentials',
		...init,
		headers: {
			authorization: basic(account),
			'content-type': 'application/x-www-form-urlencoded',
			...init.headers,
		},
	});
}

/** A bearer header of an account with a fresh token. */
export async function bearer(sandbox: Sandbox, account: OAuthAccount) {
	const response = await requestToken(sandbox, account);
	return { authorization: `Bearer ${response.json<{ access_token: string }>().access_token}` };
}
