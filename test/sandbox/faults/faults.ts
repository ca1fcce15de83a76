import { type SandboxRequest, type SandboxResponse } from '../http';
import { matches, type RequestFilter } from '../recorder';
import { applyEffect, type Act, type EndToken, type FaultEffect } from './faultEffects';

/** A fault as data: which requests, how often, what happens. */
export interface Fault {
	match: Omit<RequestFilter, 'status'>;
	/** How many requests it applies to; default 1, `Infinity` until cleared. */
	times?: number;
	/** How many matching requests pass first; default 0. */
	after?: number;
	effect: FaultEffect;
	/** Called with each request that it applies to, before anything happens. */
	onApply?: (request: SandboxRequest) => void;
}

export interface FaultControl {
	/** Faults are tried in the order added; the first is outermost. */
	add(fault: Fault): void;
	clear(): void;
}

export interface Faults extends FaultControl {
	/** Lets `act` respond, wrapped in the matching faults. */
	run(request: SandboxRequest, act: Act): Promise<SandboxResponse>;
}

/**
 * `after` counts every matching request; `times` counts the requests that a fault was applied to.
 * So two faults of one time each, say a 429 and then a 502, apply to two requests in turn, while a
 * delay and a 502 apply to the same one.
 */
export function createFaults(endToken: EndToken): Faults {
	let active: Array<{ fault: Fault; seen: number; left: number }> = [];
	return {
		add: (fault) => void active.push({ fault, seen: 0, left: fault.times ?? 1 }),
		clear: () => {
			active = [];
		},
		run(request, act) {
			const matching = active.filter((entry) => {
				if (!matches(entry.fault.match, request)) return false;
				entry.seen += 1;
				return entry.seen > (entry.fault.after ?? 0);
			});
			const from = (index: number): Promise<SandboxResponse> => {
				if (index === matching.length) return act();
				const entry = matching[index];
				if (entry.left <= 0) return from(index + 1);
				entry.left -= 1;
				const { effect, onApply } = entry.fault;
				onApply?.(request);
				return applyEffect(effect, () => from(index + 1), request, endToken);
			};
			return from(0);
		},
	};
}
