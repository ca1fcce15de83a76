import { fewTokenRequests, waitsAsTold, withinBudget } from './budget';
import { atMostOnce, claimedIsDone, nothingAfterTheEnd } from './effects';
import { saysWhatToDo } from './errors';
import { oneOutcomeEach, wholeResults } from './outcomes';
import { costsOneItem, recovers, stopsWhereItSays } from './recovery';
import type { Rule } from './rule';
import { keepsSecrets, tellsNobodyElse } from './secrecy';
import { ends } from './time';

/** All that every case is held to. */
export const rules: readonly Rule[] = [
	oneOutcomeEach,
	wholeResults,
	atMostOnce,
	claimedIsDone,
	nothingAfterTheEnd,
	recovers,
	costsOneItem,
	stopsWhereItSays,
	withinBudget,
	fewTokenRequests,
	waitsAsTold,
	keepsSecrets,
	tellsNobodyElse,
	saysWhatToDo,
	ends,
];
