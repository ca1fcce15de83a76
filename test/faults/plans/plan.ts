import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { PlainCredentials } from '../../support/engine/workflow';

/** How the campaign runs one operation. */
export interface Plan {
	readonly resource: string;
	readonly operation: string;
	/** Tells apart two ways to run the same operation. */
	readonly variant?: string;
	/** Values of the node's fields beside resource and operation, with expressions on the items. */
	readonly parameters: INodeParameters;
	/**
	 * Makes whatever has to be there, and the input items, which differ from each other.
	 *
	 * @param sandbox fresh; its requests are forgotten afterwards
	 */
	prepare?(sandbox: Sandbox, count: number): Promise<IDataObject[]> | IDataObject[];
	/** How often the effect of each item was done, after the run. Absent for reads. */
	effects?(sandbox: Sandbox, items: readonly IDataObject[]): Promise<number[]> | number[];
	/** True where doing it again leaves everything as it was, so that only "once at least" can be seen. */
	readonly repeatable?: boolean;
	/** Items are worked on at once, so that several are under way when one fails. */
	readonly inParallel?: boolean;
	/** Items share requests, so that one that fails may cost several of them. */
	readonly sharesRequests?: boolean;
	/** An item that succeeds keeps those after it from succeeding: what each gets depends on the others. */
	readonly affectsLaterItems?: boolean;
	/** Different requests that an item may need beyond those of a run without faults. */
	readonly extraRequests?: number;
	/** Whether a token is still good is its very answer. */
	readonly reportsTokenState?: boolean;
	/** The credential's key opens it, without a token. */
	readonly usesApiKey?: boolean;
	/** Faults that nothing in 8x8's answers gives away, with the reason. */
	readonly undetectable?: Readonly<Record<string, string>>;
	/** Tokens that are this operation's output: allowed in its results, and nowhere else. */
	outputTokens?(sandbox: Sandbox): string[];
}

/** The operations of one node, and how it signs in. */
export interface NodePlans {
	readonly node: string;
	readonly plans: readonly Plan[];
	credentials(sandbox: Sandbox, baseUrl: string): PlainCredentials;
	/** Paths of the requests for tokens that the node makes for itself; absent when it makes none. */
	readonly tokenPath?: RegExp;
	/** Parameters of an operation that has no effect and makes the node get a token. */
	readonly warmUp?: INodeParameters;
	/** Statuses by which the API refuses a token. */
	readonly tokenRefusals: readonly number[];
}

/** Numbers items: `{ number: 1 }`, `{ number: 2 }` … */
export function numbered<T extends IDataObject>(count: number, of: (index: number) => T): T[] {
	return Array.from({ length: count }, (_, index) => of(index));
}
