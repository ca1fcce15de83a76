import type { IDataObject } from 'n8n-workflow';
import { collection, boolean, number, type Field, type Fields, type Params } from '../fields';
import type { FileOutput } from '../files/fileOutput';
import type { Api } from '../http/api';
import type { Concurrency } from './service';

/** What an operation gives for one input item: plain objects become items, files become binaries. */
export type Output = IDataObject | FileOutput;

/** What `run` receives: the API, already authorised and addressed, and the values of the fields. */
export interface Call<P> {
	readonly api: Api;
	readonly params: P;
}

/**
 * Reads for several items with one request, where the items differ in one field alone: the ID of what
 * each asks for.
 */
export interface BatchRead<P> {
	/** Name of that field. */
	readonly by: string;
	/** Cuts the IDs into as few requests as the API's limits allow. */
	split(ids: readonly string[], params: P): string[][];
	/**
	 * Asks for what some of the items ask for.
	 *
	 * @param call the parameters of one of them
	 * @returns what each would have got alone, by ID; what is missing is asked for alone
	 */
	run(call: Call<P>, ids: readonly string[]): Promise<ReadonlyMap<string, IDataObject>>;
	/** Whether one of the IDs may be to blame for a failure, so that the others deserve another try. */
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
	/** A `read` runs for several items at once by default, a `write` for one after the other. */
	readonly kind: 'read' | 'write';
}

export interface OperationDeclaration<F extends Fields, O extends Fields> extends OperationText {
	readonly fields: F;
	/** Shown under Options, each optional. */
	readonly options?: O;
	/**
	 * Lets items share requests: those with equal parameters share one run and each gets its output,
	 * those that differ in the ID share a joined read. For reads whose output is JSON. Adds the option
	 * Combine Requests, which can switch it off.
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
 * How many requests may be under way at once when the user sets nothing. n8n's HTTP Request node sends one
 * for each item at once; 30, with as many connections, are not slower (docs/performance.md). One list is
 * read with fewer, because pages are fetched ahead, beyond an end that the API may not announce.
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

/** Runs an operation, yields its outputs, be they one or many, and ends its API. */
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
