import type { IDataObject } from 'n8n-workflow';
import { expiryOf } from '../../shared/auth/expiry';
import { isoTime } from '../../shared/util/isoTime';
import type { Token } from '../../shared/auth/authentication';
import type { ApiResponse, Api, Endpoint } from '../../shared/http/api';
import { RejectedError } from '../../shared/http/parse';
import { serverTime, type ResponseHeaders } from '../../shared/http/transport';
import { parseResponse, type ContactNowResponse } from './response';

/** Response formats of token.php. */
export type Format = 'json' | 'xml';

interface Action<Body> {
	/** Form variables of the action. Empty ones are omitted. */
	readonly variables: Readonly<Record<string, string>>;
	readonly format?: Format;
	/** False for actions that a token alone authorizes. Default: true. */
	readonly authenticated?: boolean;
	/** True if repeating the action has no further effect. */
	readonly idempotent?: boolean;
	/** Values that no message may contain. */
	readonly secrets?: readonly string[];
	readonly explain?: Endpoint['explain'];
	readonly parse: (text: string) => Body;
}

/** Calls an action of token.php. @throws {ApiError} when it fails or the response cannot be parsed */
export async function callTokenApi<Body>(
	api: Api,
	action: string,
	{ variables, format = 'json', ...how }: Action<Body>,
): Promise<ApiResponse<Body>> {
	const given = Object.entries(variables).filter(([, value]) => value !== '');
	return await api.post('/token.php', {
		...how,
		form: { action, format, ...Object.fromEntries(given) },
		headers: { Accept: format === 'xml' ? 'application/xml' : 'application/json' },
		purpose: `action ${action}`,
	});
}

/**
 * Parses the response to an action that must succeed. Failures also have HTTP status 200.
 *
 * @throws {RejectedError} with ContactNow's message when it reports a failure
 * @throws {SyntaxError} when it reports neither success nor failure
 */
export function parseSuccess(text: string): ContactNowResponse {
	const response = parseResponse(text);
	if (!response.success) throw new RejectedError(response.error ?? '');
	return response;
}

function parseToken(text: string): ContactNowResponse & { token: string } {
	const { token, ...response } = parseSuccess(text);
	if (!token) throw new SyntaxError('no token');
	return { ...response, token };
}

/**
 * Gets the account's token: the current one while it is valid, otherwise a new one.
 *
 * @param options.address up to ten IP addresses, comma-separated
 * @throws {ApiError}
 */
export async function getAccountToken(
	api: Api,
	options: { address?: string; format?: Format } = {},
): Promise<Token> {
	const { address = '', format } = options;
	const requestedAt = Date.now();
	const { body, headers } = await callTokenApi(api, 'get', {
		variables: { address },
		format,
		idempotent: true,
		parse: parseToken,
	});
	return {
		value: body.token,
		expire: body.expire,
		expiresAt: expiryOf({ livesFor: timeLeft(body.expire ?? 0, headers), requestedAt }),
	};
}

/**
 * Milliseconds until a token expires. ContactNow's clock determines the expiry, so its Date header is the
 * reference. Our own clock is used only if there is no such header.
 *
 * @param expire epoch seconds; -1 for an expired token
 * @returns 0 if the token has expired
 */
export function timeLeft(expire: number, headers: ResponseHeaders): number {
	return Math.max(0, expire * 1000 - (serverTime(headers) ?? Date.now()));
}

/**
 * The expiry of a token as fields of an item: `expire` in epoch seconds, and `expires_at` in ISO format
 * unless the token has expired (-1).
 */
export function expiryFields(expire: number | undefined): IDataObject {
	if (expire === undefined) return {};
	const expires_at = expire > 0 ? isoTime(expire * 1000) : undefined;
	return { expire, ...(expires_at !== undefined && { expires_at }) };
}
