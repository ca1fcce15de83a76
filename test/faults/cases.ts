import type { SeededRandom } from '../support/seededRandom';
import { faultKinds, type FaultKind } from './faults';
import type { NodePlans, Plan } from './plans/plan';

/** One run of an operation. */
export interface Case {
	readonly nodePlans: NodePlans;
	readonly plan: Plan;
	readonly scenario: Scenario;
	readonly items: number;
	/** The node's On Error setting. */
	readonly onError: 'continueRegularOutput' | 'stopWorkflow';
}

/** What goes wrong in a case. */
export type Scenario =
	/** A fault of the operation's own requests, or of token requests. */
	| {
			readonly type: 'fault';
			readonly fault: FaultKind;
			readonly on: 'request' | 'token request';
			/** How many requests it affects. */
			readonly times: number;
	  }
	/** The token ends just before the request with this number (from 1) is checked. */
	| {
			readonly type: 'token ends';
			readonly how: 'expireToken' | 'revokeToken';
			readonly before: number;
	  }
	/** The token of an earlier execution has been revoked in the meantime. */
	| { readonly type: 'token ended before' }
	/** The execution is cancelled at this point. */
	| { readonly type: 'cancelled'; readonly during: CancelPoint };

/** Points at which an execution can be cancelled. */
export const cancelPoints = [
	'a request that hangs',
	'a delay between attempts',
	'a delay demanded by Retry-After',
	'a slow trickle',
	'a token request that hangs',
	'a delay between token requests',
] as const;

export type CancelPoint = (typeof cancelPoints)[number];

const itemCounts = [1, 2, 50] as const;
const onErrors = ['stopWorkflow', 'continueRegularOutput'] as const;
const fewItems = 2;
/** A token ends at one of the first requests; later ones are equivalent. */
const maxTokenRequests = 4;

/** The unique name of a case, for `--only`. */
export function nameOf({ nodePlans, plan, scenario, items, onError }: Case): string {
	const { resource, operation, variant } = plan;
	const what = `${resource} ${operation}${variant ? ` (${variant})` : ''}`;
	const count = items === 1 ? '1 item' : `${items} items`;
	const rest = onError === 'stopWorkflow' ? 'stop on fail' : 'continue on fail';
	return [nodePlans.node, what, scenarioText(scenario), count, rest].join(' / ');
}

function scenarioText(scenario: Scenario): string {
	switch (scenario.type) {
		case 'fault': {
			const often = scenario.times === Infinity ? 'always' : 'once';
			return `${scenario.fault.name} ${often} on a ${scenario.on}`;
		}
		case 'token ends': {
			const how = scenario.how === 'expireToken' ? 'expires' : 'is revoked';
			return `token ${how} before request ${scenario.before}`;
		}
		case 'token ended before':
			return 'token revoked since the last execution';
		case 'cancelled':
			return `cancelled during ${scenario.during}`;
	}
}

/** All fault scenarios of an operation. */
function scenariosOf({ tokenPath }: NodePlans, { usesApiKey }: Plan): Scenario[] {
	const usesToken = tokenPath !== undefined && !usesApiKey;
	const scenarios: Scenario[] = [];
	for (const fault of faultKinds) {
		for (const times of [1, Infinity]) {
			scenarios.push({ type: 'fault', fault, on: 'request', times });
			if (usesToken) scenarios.push({ type: 'fault', fault, on: 'token request', times });
		}
	}
	for (let before = 1; before <= maxTokenRequests; before++) {
		for (const how of ['revokeToken', 'expireToken'] as const) {
			scenarios.push({ type: 'token ends', how, before });
		}
	}
	if (usesToken) scenarios.push({ type: 'token ended before' });
	return scenarios;
}

function cancellationsOf({ tokenPath }: NodePlans, { usesApiKey }: Plan): Scenario[] {
	const usesToken = tokenPath !== undefined && !usesApiKey;
	return cancelPoints
		.filter((during) => usesToken || !during.includes('token'))
		.map((during) => ({ type: 'cancelled', during }));
}

/** All cases of a node. */
export function allCases(nodePlans: NodePlans): Case[] {
	return nodePlans.plans.flatMap((plan) => {
		const cases = scenariosOf(nodePlans, plan).flatMap((scenario) =>
			itemCountsOf(plan, scenario).flatMap((items) =>
				onErrors.map((onError): Case => ({ nodePlans, plan, scenario, items, onError })),
			),
		);
		const cancellations = cancellationsOf(nodePlans, plan).map((scenario): Case => ({
			nodePlans,
			plan,
			scenario,
			items: fewItems,
			onError: 'stopWorkflow',
		}));
		return [...cases, ...cancellations];
	});
}

function itemCountsOf({ affectsLaterItems }: Plan, scenario: Scenario): readonly number[] {
	if (affectsLaterItems) return [1];
	// A fault of a token request affects all items at once.
	const isOnToken = scenario.type === 'fault' && scenario.on === 'token request';
	return isOnToken ? [fewItems] : itemCounts;
}

/**
 * A selection of cases with every scenario of every operation once; the number of
 * items, the frequency and On Error are random.
 */
export function selectCases(cases: readonly Case[], { of }: SeededRandom): Case[] {
	const byScenario = new Map<string, Case[]>();
	for (const one of cases) {
		const { plan, scenario } = one;
		const key = JSON.stringify([
			plan.resource,
			plan.operation,
			plan.variant,
			scenario.type,
			scenario.type === 'fault' && [scenario.fault.name, scenario.on],
			scenario.type === 'cancelled' && scenario.during,
		]);
		byScenario.set(key, [...(byScenario.get(key) ?? []), one]);
	}
	return [...byScenario.values()].map(of);
}
