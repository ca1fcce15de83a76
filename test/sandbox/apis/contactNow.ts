import { mediaType, text, type SandboxResponse, type SandboxRequest } from '../http';
import { hex } from '../random';
import { route } from '../router';
import type { Backend } from '../backend';

/** A second short of twelve hours, say 8x8's own notes; clients trust `expire` only. */
const LIFETIME_MS = (12 * 3600 - 1) * 1000;
const MAX_ADDRESSES = 10;

interface Result {
	success: boolean;
	error?: string;
	token?: string;
	/** Unix seconds; -1 with an expired token. */
	expire?: number;
}

type Action = (
	argument: (name: string) => string,
	request: SandboxRequest,
	backend: Backend,
) => Result;

const failure = (error: string): Result => ({ success: false, error });

/** A live token bound to the caller's address, or the failure for its state. */
function check(token: string, request: SandboxRequest, backend: Backend): Result {
	const { state, issued } = backend.contactNowTokens.find(token);
	if (state === 'expired') return { ...failure('Expired token'), expire: -1 };
	if (!issued?.account.addresses.includes(request.address)) return failure('Invalid token');
	request.account = backend.accounts.contactNow.name;
	return { success: true, expire: Math.floor(issued.expiresAt / 1000) };
}

function issue(addresses: string[], backend: Backend) {
	const turn = backend.contactNowTokens.issued().length + 1;
	const token = hex(`${backend.seed}${backend.salt}/contactNow/${turn}`, 40);
	return backend.contactNowTokens.issue(token, { addresses }, LIFETIME_MS);
}

/** A live token in addition to the current one, bound to this machine. */
export const addContactNowToken = (backend: Backend): string => issue(['127.0.0.1'], backend).token;

const actions: Record<string, Action> = {
	get(argument, request, backend) {
		const { username, name } = backend.accounts.contactNow;
		if (argument('username') !== username || argument('password') !== backend.contactNow.password) {
			return failure('Authentication failure');
		}
		request.account = name;
		const { currentToken } = backend.contactNow;
		const current = currentToken ? backend.contactNowTokens.find(currentToken) : undefined;
		// undocumented: a live token keeps the addresses it was bound to at first.
		if (current?.state === 'valid' && current.issued) return granted(current.issued);

		const given = argument('address');
		const addresses = given ? given.split(',').map((part) => part.trim()) : [request.address];
		// undocumented: text for more than the ten allowed addresses.
		if (addresses.length > MAX_ADDRESSES) return failure('Too many addresses');
		const issued = issue(addresses, backend);
		backend.contactNow.currentToken = issued.token;
		backend.effects.tokenBindings.push({ token: issued.token, addresses });
		return granted(issued);
	},
	validate: (argument, request, backend) => check(argument('token'), request, backend),
	// undocumented: body of success; and the response to an unknown token: as for validate.
	delete(argument, request, backend) {
		const { success, error, expire } = check(argument('token'), request, backend);
		if (!success) return { success, error, expire };
		backend.contactNowTokens.revoke(argument('token'));
		return { success: true };
	},
	// undocumented: body of success, password rules (not empty here); live tokens stay valid.
	newpass(argument, request, backend) {
		const { success, error, expire } = check(argument('token'), request, backend);
		if (!success) return { success, error, expire };
		if (!argument('password')) return failure('Missing password');
		backend.contactNow.password = argument('password');
		const { username } = backend.accounts.contactNow;
		backend.effects.passwordChanges.push({ username, password: backend.contactNow.password });
		return { success: true };
	},
};

function granted({ token, expiresAt }: { token: string; expiresAt: number }): Result {
	return { success: true, token, expire: Math.floor(expiresAt / 1000) };
}

const XML_ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Success and failure are both HTTP 200: the body decides. */
function toResponse(result: Result, format: string): SandboxResponse {
	// undocumented: case of the format's name (either), an unknown one (JSON), content types.
	if (format.toLowerCase() !== 'xml') return text(JSON.stringify(result), 'text/plain');
	const elements = Object.entries({ ...result, success: result.success ? 1 : 0 })
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => {
			const escaped = String(value).replace(/[<>&]/g, (sign) => XML_ESCAPES[sign]);
			return `<${name}>${escaped}</${name}>`;
		});
	return text(`<result> ${elements.join(' ')} </result>`, 'text/xml');
}

function handle(request: SandboxRequest, backend: Backend): SandboxResponse {
	// A JSON body is not a form: its arguments are ignored.
	const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
	const form = new URLSearchParams(isForm ? request.body : '');
	// undocumented: which one wins when both contain an argument; the form here.
	const argument = (name: string) => form.get(name) ?? request.query.get(name) ?? '';
	const action = actions[argument('action')];
	// undocumented: text for a missing or unknown action.
	const result = action ? action(argument, request, backend) : failure('Unknown action');
	return toResponse(result, argument('format'));
}

export const contactNowRoutes = ['GET', 'POST'].map((method) =>
	route(method, '(?:/api)?/token\\.php', handle),
);
