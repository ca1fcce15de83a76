import { errorOf, type Evidence } from '../evidence';
import { isRetried } from '../policy';
import type { Case } from '../cases';
import type { RecordedRequest } from '../../sandbox';
import { indexes, unless, type Rule } from './rule';

/** Indexes of the failed items. */
function failed(evidence: Evidence): number[] {
	const { error, items } = evidence;
	if (error) return [error.itemIndex ?? -1];
	return indexes(items).filter((index) => errorOf(evidence, index));
}

/** Whether the policy requires that no item fails in this scenario. */
function mustRecover({ nodePlans, plan, scenario }: Case, { affected }: Evidence): boolean {
	switch (scenario.type) {
		case 'cancelled':
			return false;
		case 'token ended before':
			return true;
		case 'token ends':
			// A token passed in an item cannot be renewed.
			return nodePlans.tokenPath !== undefined || plan.usesApiKey === true || affected.length === 0;
		case 'fault': {
			const { fault, times } = scenario;
			const isHarmless = affected.every((request) => fault.meaning(request) === 'harmless');
			if (isHarmless || times === Infinity) return isHarmless;
			return affected.every(
				(request) => isRetried(fault, request) || fault.meaning(request) === 'harmless',
			);
		}
	}
}

/** A retryable fault within the retry budget fails no item. */
export const recovers: Rule = (one, evidence, clean) => {
	if (!mustRecover(one, evidence)) return [];
	const before = new Set(failed(clean));
	const lost = failed(evidence).filter((index) => !before.has(index));
	return unless(lost.length === 0, 'not recovered', () => {
		const message = evidence.error?.message ?? errorOf(evidence, lost[0])?.message ?? '';
		return `item ${lost[0]} (and ${lost.length - 1} more): ${message}`;
	});
};

/** One failed request fails at most one item. */
export const costsOneItem: Rule = ({ scenario, plan, items }, evidence, clean) => {
	if (scenario.type !== 'fault' || scenario.times !== 1 || scenario.on !== 'request') return [];
	if (plan.sharesRequests || evidence.error) return [];
	const lost = failed(evidence).length - failed(clean).length;
	return unless(lost <= 1, 'item lost', () => `one fault cost ${lost} of ${items} items`);
};

/** Permanent errors are not retried. */
export const doesNotRetryPermanentErrors: Rule = (
	{ scenario, plan },
	{ affected, requests, items },
	clean,
) => {
	if (scenario.type !== 'fault' || scenario.times !== 1) return [];
	const [first] = affected;
	if (!first || scenario.fault.meaning(first) === 'harmless' || isRetried(scenario.fault, first))
		return [];
	const isSame = ({ method, path, body }: Pick<RecordedRequest, 'body' | 'method' | 'path'>) =>
		method === first.method && path === first.path && body === first.body;
	const [now, before] = [requests, clean.requests].map((list) => list.filter(isSame).length);
	// If items share a response, each may send its own request when there is none.
	const isForAll = plan.sharesRequests === true || scenario.on === 'token request';
	const allowed = isForAll ? items.length : Math.max(1, before);
	return unless(
		now <= allowed,
		'over budget',
		() => `${first.method} ${first.path} was sent ${now} times`,
	);
};
