import { bearerOf } from './apis/gateway';
import { createFaults, type Faults } from './faults';
import type { SandboxRequest } from './http';
import { createRecorder, type Recorder } from './recorder';
import { createSocketMeter, type SocketMeter } from './sockets';
import { createWorld, type World } from './world';

/** Everything that one sandbox is made of, except its socket. */
export interface Stage {
	world: World;
	recorder: Recorder;
	faults: Faults;
	sockets: SocketMeter;
	/** Milliseconds that every answer takes at least, the sandbox's own work included. */
	latencyMs: number;
}

/** Ends whatever token a request came with: each API carries it in another place. */
function endCallersToken(
	request: SandboxRequest,
	how: 'expire' | 'revoke',
	{ tokens, videoTokens, contactNowTokens }: World,
): void {
	const xToken = request.headers['x-token'];
	tokens[how](bearerOf(request) ?? '');
	if (typeof xToken === 'string') videoTokens[how](xToken);
	if (request.api !== 'contactNow') return;
	const form = new URLSearchParams(request.body);
	contactNowTokens[how](form.get('token') ?? request.query.get('token') ?? '');
}

export function createStage(
	seed: number,
	{ latencyMs, salt }: { latencyMs: number; salt: string },
): Stage {
	const world = createWorld(seed, salt);
	return {
		world,
		recorder: createRecorder(),
		faults: createFaults((request, how) => endCallersToken(request, how, world)),
		sockets: createSocketMeter(),
		latencyMs,
	};
}

/** Forgets the requests so far, and what was counted of them. */
export function clearCounters({ recorder, sockets }: Stage): void {
	recorder.clear();
	sockets.clear();
}

/** Requests, counters, faults and the world back to the start. */
export function resetStage(stage: Stage): void {
	stage.world.reset();
	stage.faults.clear();
	clearCounters(stage);
}
