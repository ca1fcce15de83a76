import { bearerOf } from './apis/gateway';
import { createFaults, type Faults } from './faults/faults';
import type { SandboxRequest } from './http';
import { createRecorder, type Recorder } from './recorder';
import { createSocketMeter, type SocketMeter } from './sockets';
import { createBackend, type Backend } from './backend';

/** All parts of a sandbox, except its socket. */
export interface SandboxContext {
	backend: Backend;
	recorder: Recorder;
	faults: Faults;
	sockets: SocketMeter;
	/** Minimum duration of a response in milliseconds, including the sandbox's own work. */
	latencyMs: number;
}

/** Expires or revokes the token of a request: each API sends it differently. */
function endCallersToken(
	request: SandboxRequest,
	how: 'expire' | 'revoke',
	{ tokens, videoTokens, contactNowTokens }: Backend,
): void {
	const xToken = request.headers['x-token'];
	tokens[how](bearerOf(request) ?? '');
	if (typeof xToken === 'string') videoTokens[how](xToken);
	if (request.api !== 'contactNow') return;
	const form = new URLSearchParams(request.body);
	contactNowTokens[how](form.get('token') ?? request.query.get('token') ?? '');
}

export function createContext(
	seed: number,
	{ latencyMs, salt }: { latencyMs: number; salt: string },
): SandboxContext {
	const backend = createBackend(seed, salt);
	return {
		backend,
		recorder: createRecorder(),
		faults: createFaults((request, how) => endCallersToken(request, how, backend)),
		sockets: createSocketMeter(),
		latencyMs,
	};
}

/** Clears the recorded requests and their counters. */
export function clearCounters({ recorder, sockets }: SandboxContext): void {
	recorder.clear();
	sockets.clear();
}

/** Resets requests, counters, faults and the backend. */
export function resetContext(context: SandboxContext): void {
	context.backend.reset();
	context.faults.clear();
	clearCounters(context);
}
