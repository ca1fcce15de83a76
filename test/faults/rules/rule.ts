import type { Case } from '../cases';
import type { Evidence } from '../evidence';

/** What a broken rule counts as in the campaign's table. */
export type Breach =
	| 'effect doubled'
	| 'effect missing'
	| 'hang'
	| 'header leaked'
	| 'item lost'
	| 'no scenario'
	| 'not recovered'
	| 'over budget'
	| 'secret found'
	| 'useless error'
	| 'wait ignored';

/** A rule that a case broke. */
export interface Violation {
	readonly breach: Breach;
	/** What was seen, in one line. */
	readonly detail: string;
}

/** Looks at a run, and at the same run without scenario. */
export type Rule = (one: Case, evidence: Evidence, clean: Evidence) => Violation[];

/** One violation when a statement is false. */
export function unless(holds: boolean, breach: Breach, detail: () => string): Violation[] {
	return holds ? [] : [{ breach, detail: detail() }];
}

export const indexes = (list: readonly unknown[]): number[] => list.map((_, index) => index);
