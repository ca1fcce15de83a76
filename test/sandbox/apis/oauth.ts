import type { OAuthAccount } from '../accounts';
import { json, mediaType, RejectedError, type SandboxResponse, type SandboxRequest } from '../http';
import { hex } from '../random';
import { route } from '../router';
import type { Backend } from '../backend';

/** The only documented form: capital names and a space before the colon. */
function problem(status: number, code: string, error: string): RejectedError {
	return new RejectedError({
		status,
		headers: { 'content-type': 'application/problem+json' },
		body: JSON.stringify({ ErrorCode: code, Error: error }),
	});
}

function authenticate(request: SandboxRequest, backend: Backend): OAuthAccount {
	const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? '') ?? [];
	// undocumented: status and text for a missing header and for wrong credentials.
	if (!encoded) throw problem(401, 'invalid_client', 'Missing or malformed Authorization header');
	const pair = Buffer.from(encoded, 'base64').toString('utf8');
	// A customer can have any number of keys: `<Client ID>~2` is another one.
	const key = pair.replace(/~\d+:/, ':');
	const account = Object.values(backend.accounts.oauth).find(
		({ clientId, clientSecret }) => key === `${clientId}:${clientSecret}`,
	);
	if (!account) throw problem(401, 'invalid_client', 'Client credentials are invalid');
	request.account = account.name;
	return account;
}

/**
 * 8x8's documentation shows three forms of the response. Which key gets which is not stated; here
 * the lifetime decides: 1799 (real-time guide), 3599 (storage guide: `expires_in` written twice),
 * 3600 (chat specification: product list as an array, real client id).
 */
function tokenBody(account: OAuthAccount, token: string, now: number): string {
	const lifetime = String(account.tokenLifetimeSeconds);
	const common = {
		refresh_token_expires_in: '0',
		api_product_list: `[${account.products.join(', ')}]` as string | string[],
		api_product_list_json: account.products as string[] | undefined,
		organization_name: undefined as string | undefined,
		'developer.email': 'deprecated',
		token_type: 'BearerToken',
		issued_at: String(now),
		client_id: 'deprecated',
		access_token: token,
		application_name: undefined as string | undefined,
		scope: '',
		expires_in: lifetime,
		refresh_count: '0',
		status: 'approved',
	};
	if (account.tokenLifetimeSeconds === 3600) {
		common.api_product_list = account.products;
		common.api_product_list_json = undefined;
		common.organization_name = '8x8gateway';
		common.client_id = account.clientId;
	}
	if (account.tokenLifetimeSeconds === 3599) {
		common.application_name = '9a1c4a9e-0000-4000-a000-5a4d60b0c0de';
		return JSON.stringify(common).replace('{', `{"expires_in":"${lifetime}",`);
	}
	return JSON.stringify(common);
}

function issue(request: SandboxRequest, backend: Backend): SandboxResponse {
	const account = authenticate(request, backend);
	if (mediaType(request) !== 'application/x-www-form-urlencoded') {
		// undocumented: status and text; 8x8 only says that this Content-Type is required.
		throw problem(400, 'invalid_request', 'Content-Type must be application/x-www-form-urlencoded');
	}
	const grantType = new URLSearchParams(request.body).get('grant_type');
	// undocumented: text for a missing grant type.
	if (grantType === null) throw problem(400, 'invalid_request', 'Required param : grant_type');
	if (grantType !== 'client_credentials') {
		throw problem(400, 'invalid_request', `Unsupported grant type : ${grantType}`);
	}
	// undocumented: every request gets a new token, and earlier ones stay valid until they expire.
	const turn = backend.tokens.issued().length + 1;
	const token = `CANARY-access-${account.name}-${turn}-${hex(`${backend.seed}${backend.salt}/oauth/${turn}`, 24)}`;
	backend.tokens.issue(token, account, account.tokenLifetimeSeconds * 1000);
	const response = json(undefined);
	return { ...response, body: tokenBody(account, token, backend.clock.now()) };
}

export const oauthRoutes = [route('POST', '/oauth/v2/token', issue)];
