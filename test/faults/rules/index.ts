import { fewTokenRequests, respectsRetryAfter, withinBudget } from './budget';
import { atMostOnce, successHasEffect, noEffectAfterFailure } from './effects';
import { explainsErrors } from './errors';
import { oneOutcomeEach, completeResults } from './outcomes';
import { costsOneItem, recovers, doesNotRetryPermanentErrors } from './recovery';
import type { Rule } from './rule';
import { leaksNoSecrets, sendsNoHeadersToOtherHosts } from './secrecy';
import { terminates, scenarioHappened } from './time';

/** The rules for every case. */
export const rules: readonly Rule[] = [
	oneOutcomeEach,
	completeResults,
	atMostOnce,
	successHasEffect,
	noEffectAfterFailure,
	recovers,
	costsOneItem,
	doesNotRetryPermanentErrors,
	withinBudget,
	fewTokenRequests,
	respectsRetryAfter,
	leaksNoSecrets,
	sendsNoHeadersToOtherHosts,
	explainsErrors,
	terminates,
	scenarioHappened,
];
