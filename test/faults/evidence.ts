import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RecordedRequest } from '../sandbox';
import type { AffectedRequest } from './faults';

/** The observations of one run, for the rules. */
export interface Evidence {
	/** The input. */
	readonly items: readonly IDataObject[];
	/** The node's output. */
	readonly output: readonly INodeExecutionData[];
	/** The node's error if it stopped the workflow. */
	readonly error?: SeenError;
	/** Requests that arrived at the sandbox in this run. */
	readonly requests: readonly RecordedRequest[];
	/** Requests that the fault affected, even if they did not arrive. */
	readonly affected: readonly AffectedRequest[];
	/** Requests that arrived at the other host. */
	readonly otherHost: ReadonlyArray<Pick<RecordedRequest, 'headers' | 'path'>>;
	/** Delays in milliseconds. */
	readonly waits: readonly number[];
	readonly logs: readonly string[];
	/** How often the effect of each item was done; absent for reads. */
	readonly effects?: readonly number[];
	/** The execution as n8n stores it, as JSON. */
	readonly storedRun: string;
	/** What n8n stores of the workflow's static data, as JSON. */
	readonly storedStaticData: string;
	/** Secrets of the credential and tokens that the node fetched, in all encodings. */
	readonly secrets: readonly string[];
	/** Secrets that are inputs or results: allowed there, but nowhere else. */
	readonly passedSecrets: readonly string[];
	/** Those of them that are the operation's output. */
	readonly outputTokens: readonly string[];
	/** True when the run had to be cancelled because it did not end. */
	readonly hung: boolean;
	/** Milliseconds. */
	readonly tookMs: number;
	/** Connections opened after the execution was cancelled. */
	readonly connectionsAfterCancel: number;
	/** Whether the run reached the point of cancellation; true if there is none. */
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

/** The error of an item with "continue on fail". */
export function errorOf(evidence: Evidence, index: number): SeenError | undefined {
	const [first] = outputOf(evidence, index);
	if (!first || !isErrorItem(first)) return undefined;
	const { error, details } = first.json as { error: string; details?: string };
	return { message: error, description: details };
}

/** n8n recognises a failed item by these fields. */
export const isErrorItem = ({ json }: INodeExecutionData): boolean =>
	typeof json.error === 'string' &&
	Object.keys(json).every((key) => key === 'error' || key === 'details');
