import { nodeClasses } from '../support/engine/nodeClasses';
import type { Violation } from './rules/rule';

/** What the campaign counted for one node. */
export interface Tally {
	readonly node: string;
	/** The node's name as users see it. */
	readonly displayName: string;
	cases: number;
	items: number;
	/** Requests that arrived at the sandbox. */
	requests: number;
	/** Cases in which the execution was cancelled. */
	cancelled: number;
	readonly violations: Array<Violation & { readonly name: string }>;
}

export const emptyTally = (node: string): Tally => ({
	node,
	displayName: nodeClasses.nodes[node].description.displayName,
	cases: 0,
	items: 0,
	requests: 0,
	cancelled: 0,
	violations: [],
});
