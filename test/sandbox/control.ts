import type { Fault } from './faults';
import {
	json,
	parseJson,
	RejectedError,
	refuse,
	type ApiName,
	type SandboxResponse,
	type SandboxRequest,
} from './http';
import { clearCounters, resetStage, type Stage } from './stage';
import { isFaultKind } from './strikes';

/** Paths that drive the sandbox from another process; such requests are not recorded. */
export const CONTROL_PREFIX = '/_sandbox/';

const APIS: ApiName[] = ['oauth', 'realtime', 'storage', 'video', 'contactNow'];

type Command = (body: Record<string, unknown>, stage: Stage) => unknown;

function pattern(source: string | RegExp): RegExp {
	try {
		return new RegExp(source);
	} catch {
		throw refuse(400, `Not a regular expression: ${String(source)}`);
	}
}

/** A fault from JSON: `path` is a regular expression, `times` may be `"Infinity"`. */
function faultFrom(body: Record<string, unknown>): Fault {
	const { match = {}, times, after, effect } = body as Partial<Fault>;
	if (!isFaultKind(effect?.kind)) throw refuse(400, "A fault needs a known 'effect.kind'");
	const path = match.path === undefined ? undefined : pattern(match.path);
	return { match: { ...match, path }, times: times && Number(times), after, effect };
}

const done = { ok: true };

const commands: Record<string, Command> = {
	'GET state': (_body, { world, recorder, sockets }) => ({
		label: 'Offline 8x8 sandbox: a test and demo instrument, not an 8x8 service',
		now: world.clock.now(),
		accounts: world.accounts,
		requests: Object.fromEntries(APIS.map((api) => [api, recorder.count({ api })])),
		maxInFlight: Object.fromEntries(APIS.map((api) => [api, recorder.maxInFlight(api)])),
		tokenRequests: recorder.count({ api: 'oauth', method: 'POST' }),
		openSockets: sockets.open.size,
		maxOpenSockets: sockets.highest(),
		effects: world.effects,
		dialect: world.dialect,
	}),
	'GET requests': (_body, { recorder }) => recorder.requests,
	'DELETE requests': (_body, stage) => {
		clearCounters(stage);
		return done;
	},
	'POST latency': ({ ms }, stage) => {
		stage.latencyMs = Number(ms);
		return done;
	},
	'POST clock': ({ advanceMs, set }, { world }) => {
		if (typeof set === 'number') world.clock.set(set);
		if (typeof advanceMs === 'number') world.clock.advance(advanceMs);
		return { now: world.clock.now() };
	},
	'POST faults': (body, { faults }) => {
		faults.add(faultFrom(body));
		return done;
	},
	'DELETE faults': (_body, { faults }) => {
		faults.clear();
		return done;
	},
	'POST tokens/revoke-all': (_body, { world }) => {
		world.tokens.revokeAll();
		world.videoTokens.revokeAll();
		world.contactNowTokens.revokeAll();
		return done;
	},
	'POST dialect': (body, { world }) => Object.assign(world.dialect, body),
	'POST objects': (body, { world }) => world.storage.add(body),
	'POST reset': (_body, stage) => {
		resetStage(stage);
		return done;
	},
};

/** Carries out `GET /_sandbox/state` and the like. */
export async function control(request: SandboxRequest, stage: Stage): Promise<SandboxResponse> {
	const command = commands[`${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`];
	if (!command) return json({ message: `No such control: ${request.method} ${request.path}` }, 404);
	try {
		const body = request.body === '' ? {} : parseJson(request.body);
		return json(await command(body as Record<string, unknown>, stage));
	} catch (error) {
		if (error instanceof RejectedError) return error.reply;
		throw error;
	}
}
