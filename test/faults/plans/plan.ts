import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { PlainCredentials } from '../../support/engine/workflow';

/** How the campaign runs one operation. */
export interface Plan {
	readonly resource: string;
	readonly operation: string;
	/** Distinguishes two ways to run the same operation. */
	readonly variant?: string;
	/** Values of the node's fields other than resource and operation, with expressions on the items. */
	readonly parameters: INodeParameters;
	/**
	 * Creates test data and distinct input items.
	 *
	 * @param sandbox fresh; its requests are cleared afterwards
	 */
	prepare?(sandbox: Sandbox, count: number): Promise<IDataObject[]> | IDataObject[];
	/** How often the effect of each item happened. Absent for reads. */
	effects?(sandbox: Sandbox, items: readonly IDataObject[]): Promise<number[]> | number[];
	/** True if the operation is idempotent, so that only "at least once" can be checked. */
	readonly repeatable?: boolean;
	/** Items run concurrently, so that several are in progress when one fails. */
	readonly inParallel?: boolean;
	/** Items share requests, so that one failure may affect several of them. */
	readonly sharesRequests?: boolean;
	/** A successful item makes later ones fail, so that results depend on each other. */
	readonly affectsLaterItems?: boolean;
	/** Extra requests that an item may need compared with a run without faults. */
	readonly extraRequests?: number;
	/** The result is whether a token is still valid. */
	readonly reportsTokenState?: boolean;
	/** Authenticates with the API key, without a token. */
	readonly usesApiKey?: boolean;
	/** Faults that 8x8's responses do not reveal, with the reason. */
	readonly undetectable?: Readonly<Record<string, string>>;
	/** Tokens that are this operation's output: allowed in its results, and nowhere else. */
	outputTokens?(sandbox: Sandbox): string[];
}

/** The operations of one node, and how it authenticates. */
export interface NodePlans {
	readonly node: string;
	readonly plans: readonly Plan[];
	credentials(sandbox: Sandbox, baseUrl: string): PlainCredentials;
	/** Paths of the node's token requests; absent if it sends none. */
	readonly tokenPath?: RegExp;
	/** Parameters of a read that makes the node fetch a token. */
	readonly warmUp?: INodeParameters;
	/** Statuses with which the API rejects a token. */
	readonly tokenRefusals: readonly number[];
}

/** Numbers items: `{ number: 1 }`, `{ number: 2 }` … */
export function numbered<T extends IDataObject>(count: number, of: (index: number) => T): T[] {
	return Array.from({ length: count }, (_, index) => of(index));
}
