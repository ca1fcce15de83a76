import type { FaultEffect, Sandbox } from '../sandbox';
import type { Case, CancelPoint } from './cases';
import type { AffectedRequest } from './faults';
import type { NodePlans, Plan } from './plans/plan';
import { CaseMonitor } from './caseMonitor';

const anything = /^/;

/** Paths of an operation's own requests, or of its token requests. */
function pathsOf(
	{ tokenPath }: NodePlans,
	{ usesApiKey }: Plan,
	which: 'request' | 'token request',
): RegExp {
	if (which === 'token request') return tokenPath ?? anything;
	if (tokenPath === undefined || usesApiKey) return anything;
	return new RegExp(`^(?!${tokenPath.source.replace(/^\^/, '')})`);
}

/**
 * Sets up the fault of a case.
 *
 * @param affected receives each affected request
 * @param otherHost address on another host
 */
export function injectFault(
	sandbox: Sandbox,
	{ nodePlans, plan, scenario }: Case,
	affected: AffectedRequest[],
	otherHost: string,
): CaseMonitor {
	const requests = pathsOf(nodePlans, plan, 'request');
	const note = (request: AffectedRequest) => void affected.push(request);
	switch (scenario.type) {
		case 'token ended before':
			return new CaseMonitor();
		case 'token ends': {
			const { how, before } = scenario;
			const effect: FaultEffect = { kind: how };
			const after = before - 1;
			sandbox.faults.add({ match: { path: requests }, after, times: 1, effect, onApply: note });
			return new CaseMonitor();
		}
		case 'fault': {
			const { fault, times } = scenario;
			const path = pathsOf(nodePlans, plan, scenario.on);
			if (fault.connection)
				return new CaseMonitor({ fault: { kind: fault.connection, path, times, note } });
			const monitor = new CaseMonitor();
			const effect = fault.effect?.(otherHost) ?? { kind: 'hang' };
			sandbox.faults.add({
				match: { path },
				times,
				effect,
				onApply(request) {
					note(request);
					// Time is simulated, so a hanging request times out at once.
					if (effect.kind === 'hang') setImmediate(() => monitor.timeOut(request.port));
				},
			});
			return monitor;
		}
		case 'cancelled': {
			const which = scenario.during.includes('token') ? 'token request' : 'request';
			const path = pathsOf(nodePlans, plan, which);
			const effect = blockingEffect(scenario.during);
			sandbox.faults.add({ match: { path }, times: Infinity, effect, onApply: note });
			return new CaseMonitor({ freezeTime: true });
		}
	}
}

function blockingEffect(during: CancelPoint): FaultEffect {
	switch (during) {
		case 'a request that hangs':
		case 'a token request that hangs':
			return { kind: 'hang' };
		case 'a delay between attempts':
		case 'a delay between token requests':
			return { kind: 'response', status: 429, body: {} };
		case 'a delay demanded by Retry-After':
			return { kind: 'response', status: 429, body: {}, headers: { 'retry-after': '600' } };
		case 'a slow trickle':
			return { kind: 'trickle', bytes: 1, everyMs: 20 };
	}
}
