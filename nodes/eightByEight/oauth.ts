import type { Api } from '../shared/http/api';
import { withSecrets, type Authentication, type Token } from '../shared/auth/authentication';
import type { ErrorText, Failure } from '../shared/errors/apiError';
import { serverTime, type HttpContext } from '../shared/http/transport';
import { checkedBaseUrl } from '../shared/auth/baseUrl';
import { credentialKey } from '../shared/auth/seal';
import { expiryOf } from '../shared/auth/expiry';
import { tokenAuthentication } from '../shared/auth/tokenAuthentication';
import { createDetachedClient } from '../shared/http/detachedClient';
import { createTokenProvider, type TokenSource } from '../shared/auth/tokenProvider';
import { noStore, type TokenStore } from '../shared/auth/tokenStore';
import { serviceName } from './service';

/** The fields of the eightByEightApi credential that a token depends on. */
export interface OAuthCredential {
	readonly clientId: string;
	readonly clientSecret: string;
	/** `https://api.8x8.com`, or another address of the service. */
	readonly baseUrl: string;
}

/** Bearer authentication with a token that is fetched once and reused until it expires. */
export function oauthAuthentication(
	context: HttpContext,
	credential: OAuthCredential,
	store: TokenStore,
): Authentication {
	return tokenAuthentication(oauthTokenSource(context, credential), store, {
		// 8x8 issues tokens of the type "BearerToken", but accepts only "Bearer".
		headers: (token) => ({ Authorization: `Bearer ${token}` }),
		refusedWith: [401],
		secrets: [credential.clientSecret],
	});
}

/**
 * Obtains an OAuth token outside of a node's execution: from this process, or else from 8x8, with client credentials
 * in a Basic header, as 8x8's OAuth guide says.
 *
 * @param refused the token that 8x8 has just refused, if that is why another one is needed
 * @throws {ApiError} if 8x8 rejects the key and secret, or does not respond
 */
export async function obtainOAuthToken(
	context: HttpContext,
	credential: OAuthCredential,
	refused?: string,
): Promise<Token> {
	const provider = createTokenProvider(oauthTokenSource(context, credential), noStore);
	if (refused) provider.invalidate(refused);
	return await provider.getToken();
}

function oauthTokenSource(context: HttpContext, credential: OAuthCredential): TokenSource {
	const { clientId, clientSecret } = credential;
	const baseUrl = checkedBaseUrl(credential.baseUrl);
	return {
		key: credentialKey(clientSecret, 'oauth', baseUrl, clientId),
		secret: clientSecret,
		async fetch() {
			const requestedAt = Date.now();
			const { headers, body: response } = await tokenEndpoint(context, credential, baseUrl).post(
				'/oauth/v2/token',
				{ form: { grant_type: 'client_credentials' }, idempotent: true, parse: parseTokenResponse },
			);
			return {
				value: response.access_token,
				products: parseProducts(response),
				expiresAt: expiryOf({
					livesFor: lifetimeOf(response),
					issuedAt: Number(response.issued_at) || undefined,
					serverTime: serverTime(headers),
					requestedAt,
				}),
			};
		},
	};
}

function tokenEndpoint(
	context: HttpContext,
	{ clientId, clientSecret }: OAuthCredential,
	baseUrl: string,
): Api {
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	const authentication = withSecrets([clientSecret, basic], {
		headers: { Authorization: `Basic ${basic}` },
	});
	return createDetachedClient(
		context,
		{ service: serviceName, baseUrl, explain: explainRefusal },
		authentication,
	);
}

/** Assumed for a token whose response does not state a lifetime: 30 minutes, as 8x8's support names. */
const assumedLifetimeMs = 30 * 60_000;

/** Lifetime in milliseconds. RFC 6749 makes `expires_in` optional. */
function lifetimeOf({ expires_in }: TokenResponse): number {
	const seconds = Number(expires_in ?? NaN);
	return Number.isNaN(seconds) ? assumedLifetimeMs : seconds * 1000;
}

/** 8x8's response. Numbers are text: `expires_in` in seconds, `issued_at` in epoch milliseconds. */
interface TokenResponse {
	readonly access_token: string;
	readonly expires_in?: string | number | null;
	readonly issued_at?: string | number;
	/** The reliable form of the product list. */
	readonly api_product_list_json?: unknown;
	/** `[analytics realtime-api, storage]`, not JSON; a list in one of 8x8's documents. */
	readonly api_product_list?: unknown;
}

/** @throws {SyntaxError} for anything but a usable token response */
function parseTokenResponse(text: string): TokenResponse {
	const response = JSON.parse(text) as Partial<TokenResponse> | null;
	const isToken = typeof response?.access_token === 'string' && response.access_token !== '';
	if (!isToken || lifetimeOf(response as TokenResponse) <= 0) {
		throw new SyntaxError('not a token response');
	}
	return response as TokenResponse;
}

function parseProducts(response: TokenResponse): string[] | undefined {
	const list = response.api_product_list_json ?? response.api_product_list;
	if (Array.isArray(list)) return list.map(String);
	if (typeof list !== 'string') return undefined;
	// Names contain spaces and " - ", so only a comma with a space separates them.
	return list
		.replace(/^\[|\]$/g, '')
		.split(', ')
		.filter(Boolean);
}

function explainRefusal({ status }: Failure): ErrorText | undefined {
	if (status === undefined || ![400, 401, 403].includes(status)) return undefined;
	return {
		message: '8x8 did not accept the API key and secret',
		description:
			'Copy both again from 8x8 Admin Console, API Keys. New keys take a few minutes to become active.',
	};
}
