import type { FaultEffect, Sandbox } from '../sandbox';
import type { Case, HoldUp } from './cases';
import type { Struck } from './faults';
import type { NodePlans, Plan } from './plans/plan';
import { Watch } from './watch';

const anything = /^/;

/** Paths of an operation's own requests, or of the node's requests for tokens. */
function pathsOf(
	{ tokenPath }: NodePlans,
	{ opensWithKey }: Plan,
	which: 'request' | 'token request',
): RegExp {
	if (which === 'token request') return tokenPath ?? anything;
	if (tokenPath === undefined || opensWithKey) return anything;
	return new RegExp(`^(?!${tokenPath.source.replace(/^\^/, '')})`);
}

/**
 * Arranges what goes wrong in a case.
 *
 * @param struck gets each request that is struck
 * @param elsewhere address on another host
 */
export function arrange(
	sandbox: Sandbox,
	{ nodePlans, plan, trouble }: Case,
	struck: Struck[],
	elsewhere: string,
): Watch {
	const requests = pathsOf(nodePlans, plan, 'request');
	const note = (request: Struck) => void struck.push(request);
	switch (trouble.type) {
		case 'token ended before':
			return new Watch();
		case 'token ends': {
			const { how, before } = trouble;
			const effect: FaultEffect = { kind: how };
			const after = before - 1;
			sandbox.faults.add({ match: { path: requests }, after, times: 1, effect, onStrike: note });
			return new Watch();
		}
		case 'fault': {
			const { fault, times } = trouble;
			const path = pathsOf(nodePlans, plan, trouble.on);
			if (fault.connection)
				return new Watch({ fault: { kind: fault.connection, path, times, note } });
			const watch = new Watch();
			const effect = fault.effect?.(elsewhere) ?? { kind: 'hang' };
			sandbox.faults.add({
				match: { path },
				times,
				effect,
				onStrike(request) {
					note(request);
					// In a case no time passes, so the limit of a request that hangs is reached at once.
					if (effect.kind === 'hang') setImmediate(() => watch.timeOut(request.port));
				},
			});
			return watch;
		}
		case 'cancelled': {
			const which = trouble.during.includes('token') ? 'token request' : 'request';
			const path = pathsOf(nodePlans, plan, which);
			const effect = holdUpEffect(trouble.during);
			sandbox.faults.add({ match: { path }, times: Infinity, effect, onStrike: note });
			return new Watch({ timeStands: true });
		}
	}
}

function holdUpEffect(during: HoldUp): FaultEffect {
	switch (during) {
		case 'a request that hangs':
		case 'a request for a token that hangs':
			return { kind: 'hang' };
		case 'a pause between attempts':
		case 'a pause between requests for a token':
			return { kind: 'response', status: 429, body: {} };
		case 'a pause that Retry-After demands':
			return { kind: 'response', status: 429, body: {}, headers: { 'retry-after': '600' } };
		case 'a slow trickle':
			return { kind: 'trickle', bytes: 1, everyMs: 20 };
	}
}
