import type { Case } from '../cases';
import type { Evidence } from '../evidence';

/** The category of a violation in the campaign's table. */
export type Breach =
	| 'effect duplicated'
	| 'effect missing'
	| 'hang'
	| 'header leaked'
	| 'item lost'
	| 'not triggered'
	| 'not recovered'
	| 'over budget'
	| 'secret found'
	| 'unhelpful error'
	| 'delay ignored';

/** A rule that a case broke. */
export interface Violation {
	readonly breach: Breach;
	/** The observation, in one line. */
	readonly detail: string;
}

/** Checks a run against the same run without a fault. */
export type Rule = (one: Case, evidence: Evidence, clean: Evidence) => Violation[];

/** One violation when a statement is false. */
export function unless(holds: boolean, breach: Breach, detail: () => string): Violation[] {
	return holds ? [] : [{ breach, detail: detail() }];
}

export const indexes = (list: readonly unknown[]): number[] => list.map((_, index) => index);
