import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../shared/http/client';
import { RequestFailed, type Advice } from '../shared/http/requestFailed';
import { parseReply, type Reply } from './reply';

export type Format = 'json' | 'xml';

interface Action {
	/** Variables of the action; empty ones are left out. */
	readonly variables: Readonly<Record<string, string>>;
	readonly format?: Format;
	/** False for the actions that a token alone authorises. */
	readonly authenticated?: boolean;
	/** True when doing it twice has no further effect. */
	readonly idempotent?: boolean;
}

/** Calls token.php and gives its answer, whether it says success or failure. */
export async function askTokenApi(
	api: Api,
	action: string,
	{ variables, format = 'json', ...how }: Action,
): Promise<Reply> {
	const given = Object.entries(variables).filter(([, value]) => value !== '');
	const { body } = await api.post('/token.php', {
		...how,
		form: { action, format, ...Object.fromEntries(given) },
		headers: { Accept: format === 'xml' ? 'application/xml' : 'application/json' },
		parse: parseReply,
	});
	return body.error === undefined ? body : { ...body, error: api.mask(body.error) };
}

/**
 * The same for actions that must succeed: a failure comes with HTTP status 200, so that only the body
 * tells.
 *
 * @throws {RequestFailed}
 */
export async function callTokenApi(api: Api, action: string, call: Action): Promise<Reply> {
	const reply = await askTokenApi(api, action, call);
	if (reply.success) return reply;
	const failure = {
		request: `POST /token.php (action ${action})`,
		isWrite: true,
		serverMessage: reply.error ?? '',
	};
	throw new RequestFailed(failure, adviceFor(failure.serverMessage));
}

/** Gets the account's token: the current one while it lives, else a new one. */
export async function getAccountToken(
	api: Api,
	options: { address?: string; format?: Format } = {},
): Promise<Reply> {
	const { address = '', format } = options;
	return await callTokenApi(api, 'get', { variables: { address }, format, idempotent: true });
}

/** An answer as an item: the end of the token also as ISO time, unless it has ended (-1). */
export function toItem({ expire, ...reply }: Reply): IDataObject {
	if (expire === undefined) return { ...reply };
	const end = expire > 0 ? { expires_at: new Date(expire * 1000).toISOString() } : {};
	return { ...reply, expire, ...end };
}

const adviceByWords: ReadonlyArray<readonly [RegExp, Advice]> = [
	[
		/authentication failure/i,
		{
			message: 'ContactNow did not accept the username and key',
			description: 'Correct them in the credential. 8x8 Support hands them out.',
		},
	],
	[
		/expired token/i,
		{ message: 'The ContactNow token has expired', description: 'Get a new one first.' },
	],
	[
		/(invalid|unknown) token/i,
		{
			message: 'ContactNow does not know this token',
			description:
				'Get a new one first. A token also counts as invalid when it is used from another IP address than the one it is bound to.',
		},
	],
];

function adviceFor(words: string): Advice {
	const [, advice] = adviceByWords.find(([pattern]) => pattern.test(words)) ?? [];
	return (
		advice ?? {
			message: 'ContactNow refused the request',
			description: 'Check the values of the fields of this node.',
		}
	);
}
