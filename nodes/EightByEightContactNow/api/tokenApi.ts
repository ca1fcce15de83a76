import type { IDataObject } from 'n8n-workflow';
import { expiryOf } from '../../shared/auth/expiry';
import { isoTime } from '../../shared/util/isoTime';
import type { Token } from '../../shared/auth/authentication';
import type { ApiResponse, Api, Endpoint } from '../../shared/http/api';
import { RejectedError } from '../../shared/http/parse';
import { serverTime, type ResponseHeaders } from '../../shared/http/transport';
import { parseResponse, type ContactNowResponse } from './response';

export type Format = 'json' | 'xml';

interface Action<Body> {
	/** Variables of the action; empty ones are left out. */
	readonly variables: Readonly<Record<string, string>>;
	readonly format?: Format;
	/** False for the actions that a token alone authorises. */
	readonly authenticated?: boolean;
	/** True when doing it twice has no further effect. */
	readonly idempotent?: boolean;
	/** Values of variables that must not be seen in any message. */
	readonly secrets?: readonly string[];
	readonly explain?: Endpoint['explain'];
	readonly parse: (text: string) => Body;
}

/** Calls token.php. @throws {ApiError} */
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

/** Reads the answer to an action that must succeed: a failure comes with HTTP status 200, too. */
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

/** Gets the account's token from ContactNow: the current one while it lives, else a new one. */
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
 * Milliseconds until a token ends. The end is told by the server's clock, so its Date header tells what is
 * left of it; ours only where there is none.
 *
 * @param expire epoch seconds; -1 for a token that has ended
 * @returns 0 when it has ended
 */
export function timeLeft(expire: number, headers: ResponseHeaders): number {
	return Math.max(0, expire * 1000 - (serverTime(headers) ?? Date.now()));
}

/**
 * The end of a token for an item.
 *
 * @param expire epoch seconds; also given as ISO time, unless the token has ended (-1)
 */
export function expiryFields(expire: number | undefined): IDataObject {
	if (expire === undefined) return {};
	const expires_at = expire > 0 ? isoTime(expire * 1000) : undefined;
	return { expire, ...(expires_at !== undefined && { expires_at }) };
}
