import type { Randoms } from '../support/seededRandom';
import { faultKinds, type FaultKind } from './faults';
import type { NodePlans, Plan } from './plans/plan';

/** One thing to run. */
export interface Case {
	readonly nodePlans: NodePlans;
	readonly plan: Plan;
	readonly trouble: Trouble;
	readonly items: number;
	/** What the node is told to do when an item fails. */
	readonly onError: 'continueRegularOutput' | 'stopWorkflow';
}

/** What goes wrong in a case. */
export type Trouble =
	/** A fault on what the operation asks for, or on the node's own requests for tokens. */
	| {
			readonly type: 'fault';
			readonly fault: FaultKind;
			readonly on: 'request' | 'token request';
			/** How many requests it strikes. */
			readonly times: number;
	  }
	/** The token ends just before the request of this number (from 1) is looked at. */
	| {
			readonly type: 'token ends';
			readonly how: 'expireToken' | 'revokeToken';
			readonly before: number;
	  }
	/** The token of an execution before this one was revoked meanwhile. */
	| { readonly type: 'token ended before' }
	/** The execution is cancelled while it is held up so. */
	| { readonly type: 'cancelled'; readonly during: HoldUp };

/** What an execution can be held up by. */
export const holdUps = [
	'a request that hangs',
	'a pause between attempts',
	'a pause that Retry-After demands',
	'a slow trickle',
	'a request for a token that hangs',
	'a pause between requests for a token',
] as const;

export type HoldUp = (typeof holdUps)[number];

const itemCounts = [1, 2, 50] as const;
const onErrors = ['stopWorkflow', 'continueRegularOutput'] as const;
const fewItems = 2;
/** A token can end at any of the first so many requests; later ones are like those. */
const tokenMoments = 4;

/** Names a case: the text that `--only` finds it by, and that of nothing else. */
export function nameOf({ nodePlans, plan, trouble, items, onError }: Case): string {
	const { resource, operation, variant } = plan;
	const what = `${resource} ${operation}${variant ? ` (${variant})` : ''}`;
	const count = items === 1 ? '1 item' : `${items} items`;
	const rest = onError === 'stopWorkflow' ? 'stop on fail' : 'continue on fail';
	return [nodePlans.node, what, troubleText(trouble), count, rest].join(' / ');
}

function troubleText(trouble: Trouble): string {
	switch (trouble.type) {
		case 'fault': {
			const often = trouble.times === Infinity ? 'for good' : 'once';
			return `${trouble.fault.name} ${often} on a ${trouble.on}`;
		}
		case 'token ends': {
			const how = trouble.how === 'expireToken' ? 'expires' : 'is revoked';
			return `token ${how} before request ${trouble.before}`;
		}
		case 'token ended before':
			return 'token revoked since the last run';
		case 'cancelled':
			return `cancelled during ${trouble.during}`;
	}
}

/** Everything that can go wrong with an operation. */
function troublesOf({ tokenPath }: NodePlans, { opensWithKey }: Plan): Trouble[] {
	const usesToken = tokenPath !== undefined && !opensWithKey;
	const troubles: Trouble[] = [];
	for (const fault of faultKinds) {
		for (const times of [1, Infinity]) {
			troubles.push({ type: 'fault', fault, on: 'request', times });
			if (usesToken) troubles.push({ type: 'fault', fault, on: 'token request', times });
		}
	}
	for (let before = 1; before <= tokenMoments; before++) {
		for (const how of ['revokeToken', 'expireToken'] as const) {
			troubles.push({ type: 'token ends', how, before });
		}
	}
	if (usesToken) troubles.push({ type: 'token ended before' });
	return troubles;
}

function cancellationsOf({ tokenPath }: NodePlans, { opensWithKey }: Plan): Trouble[] {
	const usesToken = tokenPath !== undefined && !opensWithKey;
	return holdUps
		.filter((during) => usesToken || !during.includes('token'))
		.map((during) => ({ type: 'cancelled', during }));
}

/** All cases of a node. */
export function allCases(nodePlans: NodePlans): Case[] {
	return nodePlans.plans.flatMap((plan) => {
		const cases = troublesOf(nodePlans, plan).flatMap((trouble) =>
			itemCountsOf(plan, trouble).flatMap((items) =>
				onErrors.map((onError): Case => ({ nodePlans, plan, trouble, items, onError })),
			),
		);
		const cancellations = cancellationsOf(nodePlans, plan).map((trouble): Case => ({
			nodePlans,
			plan,
			trouble,
			items: fewItems,
			onError: 'stopWorkflow',
		}));
		return [...cases, ...cancellations];
	});
}

function itemCountsOf({ locksOutOthers }: Plan, trouble: Trouble): readonly number[] {
	if (locksOutOthers) return [1];
	// What a request for a token meets, it meets once for all items.
	const isOnToken = trouble.type === 'fault' && trouble.on === 'token request';
	return isOnToken ? [fewItems] : itemCounts;
}

/**
 * A choice of the cases that has every operation with everything that can go wrong with it, once: how many
 * items, how often and whether to go on is left to chance.
 */
export function someCases(cases: readonly Case[], { of }: Randoms): Case[] {
	const byTrouble = new Map<string, Case[]>();
	for (const one of cases) {
		const { plan, trouble } = one;
		const key = JSON.stringify([
			plan.resource,
			plan.operation,
			plan.variant,
			trouble.type,
			trouble.type === 'fault' && [trouble.fault.name, trouble.on],
			trouble.type === 'cancelled' && trouble.during,
		]);
		byTrouble.set(key, [...(byTrouble.get(key) ?? []), one]);
	}
	return [...byTrouble.values()].map(of);
}
