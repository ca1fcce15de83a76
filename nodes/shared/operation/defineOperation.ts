import type { IDataObject } from 'n8n-workflow';
import { collection, boolean, number, type Field, type Fields, type Params } from '../fields';
import type { FileOutput } from '../files/fileOutput';
import type { Api } from '../http/api';
import type { Concurrency } from './service';

/** What an operation returns for one input item: plain objects become items, files become binary data. */
export type Output = IDataObject | FileOutput;

/** What `run` receives: the API, already authorised and addressed, and the values of the fields. */
export interface Call<P> {
	readonly api: Api;
	readonly params: P;
}

/**
 * Reads the data of several items with one request, if the items differ in one field only: the ID.
 */
export interface BatchRead<P> {
	/** Name of that field. */
	readonly by: string;
	/** Splits the IDs into as few requests as the API's limits allow. */
	split(ids: readonly string[], params: P): string[][];
	/**
	 * Reads the data of some of the items.
	 *
	 * @param call the parameters of one of them
	 * @returns the output of each by ID; an ID that is missing is read on its own
	 */
	run(call: Call<P>, ids: readonly string[]): Promise<ReadonlyMap<string, IDataObject>>;
	/** Whether one of the IDs may have caused a failure, so that the others are worth another try. */
	mayBeOneId(error: unknown): boolean;
}

/**
 * One operation of a node: declared once, as data plus one function. n8n's properties are made from
 * it (properties.ts) and the item runner calls it (execute.ts).
 */
interface OperationText {
	/** Stored in workflows: never renamed. */
	readonly value: string;
	/** Shown in the operation list, title case. */
	readonly name: string;
	/** Shown in the node search, without articles: "Get many queues". */
	readonly action: string;
	readonly description: string;
	/** By default, a `read` runs for several items at once, a `write` for one item at a time. */
	readonly kind: 'read' | 'write';
}

export interface OperationDeclaration<F extends Fields, O extends Fields> extends OperationText {
	readonly fields: F;
	/** Shown under Options, each optional. */
	readonly options?: O;
	/**
	 * Lets items share requests: items with equal parameters share one run, and items that differ only in the ID
	 * share a batch read. For reads whose output is JSON. Adds the option Combine Requests, which can turn it
	 * off.
	 */
	readonly combine?:
		| 'equal'
		| (BatchRead<Params<F> & { options: Partial<Params<O>> }> & { readonly by: keyof F & string });
	run(
		call: Call<Params<F> & { options: Partial<Params<O>> }>,
	): Promise<Output> | AsyncIterable<Output>;
}

/** A declared operation as properties.ts and execute.ts see it, whatever its fields. */
export interface Operation extends OperationText {
	readonly fields: Fields & { readonly options: Field<unknown> };
	readonly combine?: 'equal' | BatchRead<Record<string, unknown>>;
	run(call: Call<Record<string, unknown>>): Promise<Output> | AsyncIterable<Output>;
}

/** Operations on one kind of thing, in the order they are listed. */
export interface Resource {
	readonly value: string;
	readonly name: string;
	readonly operations: readonly [Operation, ...Operation[]];
}

/** What a node offers, in the order it is listed; the first is the default. */
export type Resources = readonly [Resource, ...Resource[]];

/**
 * Default limits on requests in flight. n8n's HTTP Request node sends one for each item at once; 30, with as many
 * connections, are not slower (docs/performance.md). A single list has fewer, because pages are fetched ahead,
 * beyond an end that the API may not announce.
 */
export const defaultConcurrency: Readonly<Record<OperationText['kind'], Concurrency>> = {
	read: { requests: 30, perItem: 10 },
	write: { requests: 1, perItem: 1 },
};

const maxConcurrency = 32;

function concurrentRequests(kind: Operation['kind']): Field<number> {
	return number({
		displayName: 'Concurrent Requests',
		default: defaultConcurrency[kind].requests,
		min: 1,
		max: maxConcurrency,
		description: 'Maximum number of concurrent requests. Lower it if requests are rate-limited.',
	});
}

const combineRequests = boolean({
	displayName: 'Combine Requests',
	default: true,
	description:
		'Whether to share one request between items that need the same data, and to read several IDs with one request',
});

/**
 * Declares an operation. The types of `params` in `run` follow from `fields` and `options`; every
 * operation gets the option Concurrent Requests besides its own.
 */
export function defineOperation<F extends Fields, O extends Fields = Record<string, never>>({
	fields,
	options,
	...declaration
}: OperationDeclaration<F, O>): Operation {
	const allOptions = {
		...options,
		concurrentRequests: concurrentRequests(declaration.kind),
		...(declaration.combine && { combineRequests }),
	};
	const allFields: Operation['fields'] = {
		...fields,
		options: collection({ displayName: 'Options', placeholder: 'Add option' }, allOptions),
	};
	// The item runner reads exactly `fields`, so the values it passes have the declared types.
	return { ...declaration, fields: allFields };
}

/** Runs an operation, yields its outputs (one or many), and ends its API. */
export async function* runOperation(
	operation: Operation,
	call: Call<Record<string, unknown>>,
): AsyncGenerator<Output> {
	try {
		const result = operation.run(call);
		if (Symbol.asyncIterator in result) yield* result;
		else yield await result;
	} finally {
		call.api.end();
	}
}
