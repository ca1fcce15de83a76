import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RecordedRequest } from '../sandbox';
import type { AffectedRequest } from './faults';

/** What one run showed, as the rules look at it. */
export interface Evidence {
	/** The input. */
	readonly items: readonly IDataObject[];
	/** What came out of the node. */
	readonly output: readonly INodeExecutionData[];
	/** The node's own error, when it stopped the workflow. */
	readonly error?: SeenError;
	/** What arrived at the sandbox in this run. */
	readonly requests: readonly RecordedRequest[];
	/** Those that the fault affected, also when they did not arrive. */
	readonly affected: readonly AffectedRequest[];
	/** What arrived at the other host that redirects led to. */
	readonly otherHost: ReadonlyArray<Pick<RecordedRequest, 'headers' | 'path'>>;
	/** Pauses in milliseconds. */
	readonly waits: readonly number[];
	readonly logs: readonly string[];
	/** How often the effect of each item was done; absent for reads. */
	readonly effects?: readonly number[];
	/** The execution as n8n stores it, as JSON. */
	readonly storedRun: string;
	/** What n8n stores of the workflow's static data, as JSON. */
	readonly storedStaticData: string;
	/** Secrets of the credential and tokens that the node made for itself, in all their forms. */
	readonly secrets: readonly string[];
	/** Secrets that came with the items or are results: seen in these, but nowhere else. */
	readonly passedSecrets: readonly string[];
	/** The part of those that is the operation's output. */
	readonly outputTokens: readonly string[];
	/** True when the run had to be cancelled because it did not end. */
	readonly hung: boolean;
	/** Milliseconds. */
	readonly tookMs: number;
	/** Connections begun after the execution was cancelled, when it was. */
	readonly connectionsAfterCancel: number;
	/** Whether the run got as far as to be cancelled; true where it was not to be. */
	readonly reachedCancelPoint: boolean;
}

/** An error as n8n shows it. */
export interface SeenError {
	readonly message: string;
	readonly description?: string | null;
	readonly itemIndex?: number;
}

/** The output of one item. */
export const outputOf = ({ output }: Evidence, index: number): INodeExecutionData[] =>
	output.filter(({ pairedItem }) => (pairedItem as { item?: number } | undefined)?.item === index);

/** The error that an item ended with under "continue on fail". */
export function errorOf(evidence: Evidence, index: number): SeenError | undefined {
	const [first] = outputOf(evidence, index);
	if (!first || !isErrorItem(first)) return undefined;
	const { error, details } = first.json as { error: string; details?: string };
	return { message: error, description: details };
}

/** n8n knows an item that failed by these fields. */
export const isErrorItem = ({ json }: INodeExecutionData): boolean =>
	typeof json.error === 'string' &&
	Object.keys(json).every((key) => key === 'error' || key === 'details');
