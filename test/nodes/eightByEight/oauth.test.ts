import { oauthAuthentication, obtainOAuthToken } from '../../../nodes/eightByEight/oauth';
import { noStore } from '../../../nodes/shared/auth/tokenStore';
import type { Failure } from '../../../nodes/shared/errors/apiError';
import { InvalidInputError } from '../../../nodes/shared/errors/invalidInputError';
import { scriptedHttp, type ScriptedResponse } from '../../support/http/scriptedHttp';
import { runAllTimers } from '../../support/time/runAllTimers';

// The token endpoint as 8x8 documents it: numbers as text, times in milliseconds, lifetimes in seconds.
const now = Date.UTC(2026, 0, 1, 12);
beforeEach(() => void jest.useFakeTimers({ now }));
afterEach(() => void jest.useRealTimers());

const margin = 60_000;
let keys = 0;

/** A separate credential, and a token endpoint with these responses. */
function account(...responses: ScriptedResponse[]) {
	const credential = {
		clientId: `key-${++keys}`,
		clientSecret: 'a-secret',
		baseUrl: 'https://api.test/',
	};
	const { context, sent } = scriptedHttp(
		(_, number) => responses[number - 1] ?? new Error('no more'),
	);
	return {
		sent,
		credential,
		obtain: async (rejected?: string) =>
			await runAllTimers(obtainOAuthToken(context, credential, rejected)),
		authentication: () => oauthAuthentication(context, credential, noStore),
	};
}

const tokenResponse = (given: object = {}): ScriptedResponse => ({
	body: { access_token: 'token', expires_in: '1799', ...given },
});

describe('a token request', () => {
	it('sends key and secret in a Basic header, and a form', async () => {
		const { sent, obtain, credential } = account(tokenResponse());
		await obtain();
		const basic = Buffer.from(`${credential.clientId}:a-secret`).toString('base64');
		expect(sent).toMatchObject([
			{
				method: 'POST',
				url: 'https://api.test/oauth/v2/token',
				body: 'grant_type=client_credentials',
				headers: {
					Authorization: `Basic ${basic}`,
					'Content-Type': 'application/x-www-form-urlencoded',
				},
			},
		]);
	});

	it('is retried when the service fails, because a second token does no harm', async () => {
		const { sent, obtain } = account({ status: 503 }, tokenResponse());
		expect((await obtain()).value).toBe('token');
		expect(sent).toHaveLength(2);
	});

	it('is not sent to an insecure address', async () => {
		const { context, sent } = scriptedHttp(() => tokenResponse());
		const credential = { clientId: 'a', clientSecret: 'b', baseUrl: 'http://api.test' };
		await expect(obtainOAuthToken(context, credential)).rejects.toThrow(InvalidInputError);
		expect(sent).toEqual([]);
	});

	it.each([400, 401, 403])(
		'rejected with %i explains what to do and masks the secret',
		async (status) => {
			const { obtain, credential } = account({ status, body: { Error: 'Not with a-secret' } });
			const basic = Buffer.from(`${credential.clientId}:a-secret`).toString('base64');
			const error = (await obtain().catch((reason: unknown) => reason)) as Error;
			expect(error.message).toBe('8x8 did not accept the API key and secret');
			expect(error).toHaveProperty(
				'description',
				expect.stringMatching(/Copy both again from 8x8 Admin Console.*8x8 said: Not with \*\*\*/),
			);
			expect(JSON.stringify(error)).not.toContain(basic);
		},
	);

	it('masks the Basic header when the service echoes it', async () => {
		const { context } = scriptedHttp(({ headers }) => ({
			status: 401,
			body: { message: `Bad header ${String(headers?.Authorization)}` },
		}));
		const credential = { clientId: 'hidden', clientSecret: 'b', baseUrl: 'https://api.test' };
		await expect(obtainOAuthToken(context, credential)).rejects.toMatchObject({
			failure: { serverMessage: 'Bad header Basic ***' },
		});
	});

	it.each<[Partial<Failure>, ScriptedResponse, string]>([
		[{ status: 404 }, { status: 404 }, '8x8 found nothing with this ID'],
		[
			{ code: 'CERT_HAS_EXPIRED' },
			Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }),
			'8x8 did not respond: the connection failed',
		],
	])('that fails with %j is not reported as a wrong key', async (failure, response, message) => {
		await expect(account(response).obtain()).rejects.toMatchObject({ message, failure });
	});
});

describe('the token response', () => {
	const expiryWith = async (given: object, headers = {}) => {
		const { obtain } = account({ headers, ...tokenResponse(given) });
		return (await obtain()).expiresAt;
	};

	it.each(['1799', 1799])('contains the lifetime in seconds: %p', async (given) => {
		expect(await expiryWith({ expires_in: given })).toBe(now + 1_799_000 - margin);
	});

	it.each([undefined, null, 'soon'])(
		'may lack the lifetime, then 30 minutes count: %p',
		async (given) => {
			expect(await expiryWith({ expires_in: given })).toBe(now + 1_800_000 - margin);
		},
	);

	it('contains the time of issue, at which the lifetime starts', async () => {
		const issued = now - 600_000;
		expect(await expiryWith({ issued_at: String(issued) })).toBe(issued + 1_799_000 - margin);
	});

	it('contains the server’s time, which may differ from ours', async () => {
		const serverTime = now + 3_600_000;
		const headers = { date: new Date(serverTime).toUTCString() };
		const given = { issued_at: String(serverTime - 600_000) };
		expect(await expiryWith(given, headers)).toBe(now - 600_000 + 1_799_000 - margin);
	});

	it.each(['', 'soon', undefined])('may lack the time of issue: %p', async (issued) => {
		expect(await expiryWith({ issued_at: issued })).toBe(now + 1_799_000 - margin);
	});

	it.each([
		'null',
		'{}',
		'7',
		'',
		'<html>',
		'{"access_token":"","expires_in":"1799"}',
		'{"access_token":7,"expires_in":"1799"}',
		'{"expires_in":"1799"}',
		'{"access_token":"token","expires_in":"0"}',
		'{"access_token":"token","expires_in":"-1"}',
	])('%p is not a token', async (body) => {
		const { obtain } = account({ body }, { body }, { body }, { body });
		await expect(obtain()).rejects.toThrow('8x8 sent a response that cannot be read');
	});

	it.each<[object, string[] | undefined]>([
		[{ api_product_list_json: ['storage', 'QM - API'] }, ['storage', 'QM - API']],
		[
			{ api_product_list: '[analytics realtime-api, storage]' },
			['analytics realtime-api', 'storage'],
		],
		[{ api_product_list: 'QM - API,v2' }, ['QM - API,v2']],
		[{ api_product_list: '[]' }, []],
		[{ api_product_list: '[a[0], b]' }, ['a[0]', 'b']],
		[{ api_product_list: ['storage'] }, ['storage']],
		[{ api_product_list_json: ['json'], api_product_list: '[text]' }, ['json']],
		[{ api_product_list: 7 }, undefined],
		[{}, undefined],
	])('%j lists the products %j', async (given, products) => {
		expect((await account(tokenResponse(given)).obtain()).products).toEqual(products);
	});
});

describe('obtainOAuthToken', () => {
	it('caches the token and replaces a rejected one', async () => {
		const { obtain, sent } = account(tokenResponse(), tokenResponse({ access_token: 'second' }));
		await obtain();
		expect((await obtain('')).value).toBe('token');
		expect((await obtain('an older one')).value).toBe('token');
		expect((await obtain('token')).value).toBe('second');
		expect((await obtain('token')).value).toBe('second');
		expect(sent).toHaveLength(2);
	});
});

describe('oauthAuthentication', () => {
	it('sends the token as Bearer, although 8x8 calls it BearerToken', async () => {
		const { authentication } = account(tokenResponse({ token_type: 'BearerToken' }));
		expect(await authentication().authorise('/any')).toEqual({
			headers: { Authorization: 'Bearer token' },
			token: 'token',
		});
	});

	it('treats only 401 as an expired token', async () => {
		const { authentication } = account(tokenResponse());
		const oauth = authentication();
		const authorisation = await oauth.authorise('/any');
		expect(oauth.invalidate(authorisation, 403)).toBe(false);
		expect(oauth.invalidate(authorisation, 401)).toBe(true);
	});

	it('masks the secret and the token', async () => {
		const { authentication } = account(tokenResponse());
		const oauth = authentication();
		await oauth.authorise('/any');
		expect(oauth.secrets()).toEqual(['a-secret', 'token']);
	});

	it('shares the token between credentials with the same key, secret and address', async () => {
		const { authentication, obtain, sent, credential } = account(tokenResponse());
		await authentication().authorise('/any');
		await obtain();
		expect(sent).toHaveLength(1);
		for (const other of [{ clientId: 'x' }, { clientSecret: 'x' }, { baseUrl: 'https://x.test' }]) {
			const { context, sent: sentByOther } = scriptedHttp(() => tokenResponse());
			await obtainOAuthToken(context, { ...credential, ...other });
			expect(sentByOther).toHaveLength(1);
		}
	});
});
