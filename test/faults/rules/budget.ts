import { defaultRetryPolicy } from '../../../nodes/shared/http/retry';
import type { RecordedRequest } from '../../sandbox';
import type { Case } from '../cases';
import type { Evidence } from '../evidence';
import { unless, type Rule } from './rule';

const { maxAttempts, maxDelayMs } = defaultRetryPolicy;

/** Maximum number of redirects per attempt. */
const maxRedirects = 3;

const isTokenRequest = ({ nodePlans, plan }: Case) => {
	const { tokenPath } = nodePlans;
	return ({ path }: RecordedRequest) => !plan.usesApiKey && tokenPath?.test(path) === true;
};

/** No more requests than the attempts allowed for each required request. */
export const withinBudget: Rule = (one, { requests, items }, clean) => {
	const { plan, scenario } = one;
	const isToken = isTokenRequest(one);
	const needed = clean.requests.filter((request) => !isToken(request)).length;
	const each = Math.max(1, Math.ceil(needed / items.length)) + (plan.extraRequests ?? 0);
	const hops =
		scenario.type === 'fault' && scenario.fault.name.startsWith('redirect') ? 1 + maxRedirects : 1;
	// A rejected token costs one more attempt.
	const budget = items.length * each * (maxAttempts + 1) * hops;
	const sent = requests.filter((request) => !isToken(request)).length;
	return unless(sent <= budget, 'over budget', () => `${sent} requests, ${budget} allowed`);
};

/** One token request, and one for each lost token. */
export const fewTokenRequests: Rule = (one, evidence) => {
	const { scenario } = one;
	const sent = evidence.requests.filter(isTokenRequest(one)).length;
	const allowed =
		scenario.type === 'fault' && scenario.on === 'token request'
			? maxAttempts * tokenFetches(evidence, one)
			: 1 + tokensLost(one, evidence);
	return unless(sent <= allowed, 'over budget', () => `${sent} token requests, ${allowed} allowed`);
};

/** Each item may send one request after a failure, because the next one may succeed. */
const tokenFetches = ({ items }: Evidence, { scenario }: Case) =>
	scenario.type === 'fault' && scenario.times === Infinity ? items.length : 1;

function tokensLost({ nodePlans, scenario }: Case, { requests, affected }: Evidence): number {
	if (scenario.type === 'token ends') return affected.length;
	// The first rejection may mean an expired token; the second one does not.
	const isRefused = requests.some(({ status = 0 }) => nodePlans.tokenRefusals.includes(status));
	return isRefused ? 1 : 0;
}

/** Delays honour Retry-After, and otherwise stay within the policy. */
export const respectsRetryAfter: Rule = ({ scenario }, { waits, tookMs }) => {
	if (scenario.type !== 'fault') return [];
	const { retryAfterSeconds } = scenario.fault;
	if (retryAfterSeconds === undefined) {
		const tooLong = waits.filter((wait) => wait > maxDelayMs && wait < pollMs);
		return unless(tooLong.length === 0, 'delay ignored', () => `waited ${tooLong.join(', ')} ms`);
	}
	// Retry-After dates have whole seconds, and approach while the case runs.
	const least = retryAfterSeconds * 1000 - 1000 - tookMs;
	const tooShort = waits.filter((wait) => wait < least);
	return unless(tooShort.length === 0, 'delay ignored', () => `waited ${tooShort.join(', ')} ms`);
};

/** The campaign polls bulk downloads at this interval, to distinguish it from retry delays. */
const pollMs = 30_000;
