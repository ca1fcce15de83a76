import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { corrupt, dropAfter, stallAfter, toBuffer, trickle, truncate } from './bodies';
import { echoOf } from './echo';
import { createBarrier, type Barrier } from './barrier';
import { json, type SandboxResponse, type SandboxRequest } from '../http';

/** What goes wrong. Each effect is one function below; several faults on one request compose. */
export type FaultEffect =
	/**
	 * Responds with this instead of acting, or after acting if `afterAction` is set. A body that is neither
	 * text nor bytes is sent as JSON.
	 */
	| {
			kind: 'response';
			status: number;
			body?: unknown;
			headers?: Record<string, string>;
			afterAction?: boolean;
	  }
	/** Rejects the request and echoes it, secrets included. */
	| { kind: 'echo'; status: number }
	/** Waits, then continues as usual. */
	| { kind: 'delay'; ms: number }
	/**
	 * Holds requests until so many have arrived, then lets them and all later ones continue.
	 * If there are never so many, they continue after 20 seconds, and a test can see how many there were.
	 */
	| { kind: 'barrier'; requests: number }
	/** Closes the connection without acting. */
	| { kind: 'dropBeforeAction' }
	/** Acts, then closes the connection without a response. */
	| { kind: 'dropAfterAction' }
	/** Acts and responds, but closes the connection after so many bytes of the body. */
	| { kind: 'dropMidBody'; afterBytes: number }
	/** Acts and responds, but stalls after so many bytes of the body. */
	| { kind: 'stall'; afterBytes: number }
	/** Never responds (until the caller or the sandbox closes the connection). */
	| { kind: 'hang' }
	/** Omits the end of the body and adapts Content-Length: only a size check notices. */
	| { kind: 'truncate'; bytes: number }
	/** Flips the bits of one byte of the body: same length, another checksum. */
	| { kind: 'corrupt'; atByte?: number }
	/** Sends the body a few bytes at a time. */
	| { kind: 'trickle'; bytes: number; everyMs: number }
	/** Redirects the caller, with 302 by default. */
	| { kind: 'redirect'; location: string; status?: number }
	/** Compresses the body with gzip, whether requested or not. */
	| { kind: 'gzip' }
	/** Sends a wrong Content-Type. */
	| { kind: 'relabel'; contentType: string }
	/** Revokes the token that the request came with just before it is checked. */
	| { kind: 'revokeToken' }
	/** Expires that token. */
	| { kind: 'expireToken' };

/** Thrown to close the connection without a response. */
export class ConnectionDropped extends Error {}

/** Lets the sandbox act as if there were no fault. */
export type Act = () => Promise<SandboxResponse>;
/** Expires or revokes the token of a request. */
export type EndToken = (request: SandboxRequest, how: 'expire' | 'revoke') => void;
type EffectHandler<Kind extends FaultEffect['kind']> = (
	effect: Extract<FaultEffect, { kind: Kind }>,
	act: Act,
	request: SandboxRequest,
	endToken: EndToken,
) => Promise<SandboxResponse>;

/** The barrier of each fault, by the fault's data. */
const barriers = new WeakMap<object, Barrier>();

const handlers: { [Kind in FaultEffect['kind']]: EffectHandler<Kind> } = {
	response: async ({ status, body = '', headers = {}, afterAction = false }, act) => {
		if (afterAction) await act();
		return typeof body === 'string' || Buffer.isBuffer(body)
			? { status, headers: lowerCase({ 'content-type': 'text/html', ...headers }), body }
			: json(body, status, lowerCase(headers));
	},
	echo: async ({ status }, _act, request) => {
		const words = echoOf(request);
		const body = { success: false, error: words, message: words };
		return json(body, status, { 'retry-after': '0' });
	},
	delay: async ({ ms }, act) => {
		await sleep(ms, undefined, { ref: false });
		return act();
	},
	barrier: async (effect, act) => {
		let barrier = barriers.get(effect);
		if (!barrier) barriers.set(effect, (barrier = createBarrier(effect.requests)));
		await barrier.join();
		return await act();
	},
	dropBeforeAction: async () => {
		throw new ConnectionDropped();
	},
	dropAfterAction: async (_effect, act) => {
		await act();
		throw new ConnectionDropped();
	},
	dropMidBody: async ({ afterBytes }, act) => withBody(await act(), dropAfter(afterBytes)),
	stall: async ({ afterBytes }, act) => withBody(await act(), stallAfter(afterBytes)),
	hang: () => new Promise<SandboxResponse>(() => undefined),
	truncate: async ({ bytes }, act) => {
		const response = await act();
		const known = response.headers['content-length'];
		const body = known === undefined ? await toBuffer(response.body) : response.body;
		const length = Math.max(0, Number(known ?? (body as Buffer).length) - bytes);
		const headers = { ...response.headers, 'content-length': String(length) };
		return withBody({ ...response, headers, body }, truncate(length));
	},
	corrupt: async ({ atByte = 0 }, act) => withBody(await act(), corrupt(atByte)),
	trickle: async ({ bytes, everyMs }, act) => withBody(await act(), trickle(bytes, everyMs)),
	redirect: async ({ location, status = 302 }) => ({ status, headers: { location }, body: '' }),
	gzip: async (_effect, act) => {
		const response = await act();
		const body = gzipSync(await toBuffer(response.body));
		const length = { 'content-length': String(body.length) };
		return {
			...response,
			headers: { ...response.headers, ...length, 'content-encoding': 'gzip' },
			body,
		};
	},
	relabel: async ({ contentType }, act) => {
		const response = await act();
		return { ...response, headers: { ...response.headers, 'content-type': contentType } };
	},
	revokeToken: async (_effect, act, request, endToken) => {
		endToken(request, 'revoke');
		return act();
	},
	expireToken: async (_effect, act, request, endToken) => {
		endToken(request, 'expire');
		return act();
	},
};

/** Applies an effect to a request. */
export function applyEffect(
	effect: FaultEffect,
	act: Act,
	request: SandboxRequest,
	endToken: EndToken,
): Promise<SandboxResponse> {
	const run = handlers[effect.kind] as EffectHandler<typeof effect.kind>;
	return run(effect, act, request, endToken);
}

/** Whether an effect from outside is one of those above. */
export function isFaultKind(kind: unknown): kind is FaultEffect['kind'] {
	return typeof kind === 'string' && Object.hasOwn(handlers, kind);
}

function withBody(
	response: SandboxResponse,
	change: (body: SandboxResponse['body']) => AsyncIterable<Buffer>,
): SandboxResponse {
	return { ...response, body: change(response.body) };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}
