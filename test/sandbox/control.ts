import type { Fault } from './faults/faults';
import {
	json,
	parseJson,
	RejectedError,
	reject,
	type ApiName,
	type SandboxResponse,
	type SandboxRequest,
} from './http';
import { clearCounters, resetContext, type SandboxContext } from './context';
import { isFaultKind } from './faults/faultEffects';

/** Paths that drive the sandbox from another process; such requests are not recorded. */
export const CONTROL_PREFIX = '/_sandbox/';

const APIS: ApiName[] = ['oauth', 'realtime', 'storage', 'video', 'contactNow'];

type Command = (body: Record<string, unknown>, context: SandboxContext) => unknown;

function pattern(source: string | RegExp): RegExp {
	try {
		return new RegExp(source);
	} catch {
		throw reject(400, `Not a regular expression: ${String(source)}`);
	}
}

/** A fault from JSON: `path` is a regular expression, `times` may be `"Infinity"`. */
function faultFrom(body: Record<string, unknown>): Fault {
	const { match = {}, times, after, effect } = body as Partial<Fault>;
	if (!isFaultKind(effect?.kind)) throw reject(400, "A fault needs a known 'effect.kind'");
	const path = match.path === undefined ? undefined : pattern(match.path);
	return { match: { ...match, path }, times: times && Number(times), after, effect };
}

const done = { ok: true };

const commands: Record<string, Command> = {
	'GET state': (_body, { backend, recorder, sockets }) => ({
		label: 'Offline 8x8 sandbox: a test and demo instrument, not an 8x8 service',
		now: backend.clock.now(),
		accounts: backend.accounts,
		requests: Object.fromEntries(APIS.map((api) => [api, recorder.count({ api })])),
		maxInFlight: Object.fromEntries(APIS.map((api) => [api, recorder.maxInFlight(api)])),
		tokenRequests: recorder.count({ api: 'oauth', method: 'POST' }),
		openSockets: sockets.open.size,
		maxOpenSockets: sockets.highest(),
		effects: backend.effects,
		variants: backend.variants,
	}),
	'GET requests': (_body, { recorder }) => recorder.requests,
	'DELETE requests': (_body, context) => {
		clearCounters(context);
		return done;
	},
	'POST latency': ({ ms }, context) => {
		context.latencyMs = Number(ms);
		return done;
	},
	'POST clock': ({ advanceMs, set }, { backend }) => {
		if (typeof set === 'number') backend.clock.set(set);
		if (typeof advanceMs === 'number') backend.clock.advance(advanceMs);
		return { now: backend.clock.now() };
	},
	'POST faults': (body, { faults }) => {
		faults.add(faultFrom(body));
		return done;
	},
	'DELETE faults': (_body, { faults }) => {
		faults.clear();
		return done;
	},
	'POST tokens/revoke-all': (_body, { backend }) => {
		backend.tokens.revokeAll();
		backend.videoTokens.revokeAll();
		backend.contactNowTokens.revokeAll();
		return done;
	},
	'POST variants': (body, { backend }) => Object.assign(backend.variants, body),
	'POST objects': (body, { backend }) => backend.storage.add(body),
	'POST reset': (_body, context) => {
		resetContext(context);
		return done;
	},
};

/** Handles `GET /_sandbox/state` and the other control requests. */
export async function control(
	request: SandboxRequest,
	context: SandboxContext,
): Promise<SandboxResponse> {
	const command = commands[`${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`];
	if (!command) return json({ message: `No such control: ${request.method} ${request.path}` }, 404);
	try {
		const body = request.body === '' ? {} : parseJson(request.body);
		return json(await command(body as Record<string, unknown>, context));
	} catch (error) {
		if (error instanceof RejectedError) return error.response;
		throw error;
	}
}
