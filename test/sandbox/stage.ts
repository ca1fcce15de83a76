import { bearerOf } from './apis/gateway';
import { createFaults, type Faults } from './faults';
import type { SandboxRequest } from './http';
import { createRecorder, type Recorder } from './recorder';
import { createWorld, type World } from './world';

/** Everything that one sandbox is made of, except its socket. */
export interface Stage {
	world: World;
	recorder: Recorder;
	faults: Faults;
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

export function createStage(seed: number, salt: string): Stage {
	const world = createWorld(seed, salt);
	return {
		world,
		recorder: createRecorder(),
		faults: createFaults((request, how) => endCallersToken(request, how, world)),
	};
}

/** Requests, counters, faults and the world back to the start. */
export function resetStage({ world, recorder, faults }: Stage): void {
	world.reset();
	recorder.clear();
	faults.clear();
}
