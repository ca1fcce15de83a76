import { setTimeout as sleep } from 'node:timers/promises';
import { corrupt, dropAfter, toBuffer, trickle, truncate } from './bodies';
import { repeated } from './echo';
import { json, type Reply, type SandboxRequest } from './http';
import { matches, type RequestFilter } from './recorder';

/** What goes wrong. Each effect is one function below; several faults on one request compose. */
export type FaultEffect =
	/** Answers this instead of acting. A body that is neither text nor bytes is sent as JSON. */
	| { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string> }
	/** Refuses, and repeats in its words what it was sent, secrets included. */
	| { kind: 'echo'; status: number }
	/** Waits, then goes on as usual. */
	| { kind: 'delay'; ms: number }
	/** Closes the connection without acting. */
	| { kind: 'dropBeforeAction' }
	/** Acts, then closes the connection without an answer. */
	| { kind: 'dropAfterAction' }
	/** Acts and answers, but closes the connection after so many bytes of the body. */
	| { kind: 'dropMidBody'; afterBytes: number }
	/** Never answers (until the caller or the sandbox closes the connection). */
	| { kind: 'hang' }
	/** Leaves out the end of the body and says so in Content-Length: only a size check notices. */
	| { kind: 'truncate'; bytes: number }
	/** Flips the bits of one byte of the body: same length, another checksum. */
	| { kind: 'corrupt'; atByte?: number }
	/** Sends the body a few bytes at a time. */
	| { kind: 'trickle'; bytes: number; everyMs: number }
	/** Sends the caller elsewhere (302 unless told). */
	| { kind: 'redirect'; location: string; status?: number }
	/** Revokes the token that the request came with just before it is looked at. */
	| { kind: 'revokeToken' };

/** A fault as data: which requests, how often, what happens. */
export interface Fault {
	match: Omit<RequestFilter, 'status'>;
	/** How many requests it strikes; default 1, `Infinity` until cleared. */
	times?: number;
	/** How many matching requests pass first; default 0. */
	after?: number;
	effect: FaultEffect;
}

/** Thrown to close the connection without an answer. */
export class Dropped extends Error {}

type Act = () => Promise<Reply>;
type Strike<Kind extends FaultEffect['kind']> = (
	effect: Extract<FaultEffect, { kind: Kind }>,
	act: Act,
	request: SandboxRequest,
	revoke: (request: SandboxRequest) => void,
) => Promise<Reply>;

const strikes: { [Kind in FaultEffect['kind']]: Strike<Kind> } = {
	answer: async ({ status, body = '', headers = {} }) =>
		typeof body === 'string' || Buffer.isBuffer(body)
			? { status, headers: lowerCase({ 'content-type': 'text/html', ...headers }), body }
			: json(body, status, lowerCase(headers)),
	echo: async ({ status }, _act, request) => {
		const words = repeated(request);
		const body = { success: false, error: words, message: words };
		return json(body, status, { 'retry-after': '0' });
	},
	delay: async ({ ms }, act) => {
		await sleep(ms, undefined, { ref: false });
		return act();
	},
	dropBeforeAction: async () => {
		throw new Dropped();
	},
	dropAfterAction: async (_effect, act) => {
		await act();
		throw new Dropped();
	},
	dropMidBody: async ({ afterBytes }, act) => withBody(await act(), dropAfter(afterBytes)),
	hang: () => new Promise<Reply>(() => undefined),
	truncate: async ({ bytes }, act) => {
		const reply = await act();
		const known = reply.headers['content-length'];
		const body = known === undefined ? await toBuffer(reply.body) : reply.body;
		const length = Math.max(0, Number(known ?? (body as Buffer).length) - bytes);
		const headers = { ...reply.headers, 'content-length': String(length) };
		return withBody({ ...reply, headers, body }, truncate(length));
	},
	corrupt: async ({ atByte = 0 }, act) => withBody(await act(), corrupt(atByte)),
	trickle: async ({ bytes, everyMs }, act) => withBody(await act(), trickle(bytes, everyMs)),
	redirect: async ({ location, status = 302 }) => ({ status, headers: { location }, body: '' }),
	revokeToken: async (_effect, act, request, revoke) => {
		revoke(request);
		return act();
	},
};

/** Whether an effect that came from outside is one of those above. */
export function isFaultKind(kind: unknown): kind is FaultEffect['kind'] {
	return typeof kind === 'string' && Object.hasOwn(strikes, kind);
}

function withBody(reply: Reply, change: (body: Reply['body']) => AsyncIterable<Buffer>): Reply {
	return { ...reply, body: change(reply.body) };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}

export interface FaultControl {
	/** Faults are tried in the order added; the first is outermost. */
	add(fault: Fault): void;
	clear(): void;
}

export interface Faults extends FaultControl {
	/** Lets `act` answer, with the faults that match around it. */
	run(request: SandboxRequest, act: Act): Promise<Reply>;
}

/**
 * `after` counts every matching request; `times` counts the requests that a fault really struck.
 * So two faults of one time each, say a 429 and then a 502, strike two requests in turn, while a
 * delay and a 502 strike the same one.
 */
export function createFaults(revoke: (request: SandboxRequest) => void): Faults {
	let active: Array<{ fault: Fault; seen: number; left: number }> = [];
	return {
		add: (fault) => void active.push({ fault, seen: 0, left: fault.times ?? 1 }),
		clear: () => {
			active = [];
		},
		run(request, act) {
			const struck = active.filter((entry) => {
				if (!matches(entry.fault.match, request)) return false;
				entry.seen += 1;
				return entry.seen > (entry.fault.after ?? 0);
			});
			const from = (index: number): Promise<Reply> => {
				if (index === struck.length) return act();
				const entry = struck[index];
				if (entry.left <= 0) return from(index + 1);
				entry.left -= 1;
				const { effect } = entry.fault;
				const strike = strikes[effect.kind] as Strike<typeof effect.kind>;
				return strike(effect, () => from(index + 1), request, revoke);
			};
			return from(0);
		},
	};
}
