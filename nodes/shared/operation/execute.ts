import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
} from 'n8n-workflow';
import { staticDataStore } from '../auth/tokenStore';
import { planBatches, planSeparately } from './batchPlan';
import { findOperation } from './properties';
import { readFields, type Fields } from '../fields';
import { isFileOutput, storeFiles } from '../files/fileOutput';
import { mapConcurrently } from '../util/mapConcurrently';
import { toNodeError } from '../errors/toNodeError';
import { defaultConcurrency, type Operation, type Output, type Resources } from './defineOperation';
import { connect, type Concurrency, type Service } from './service';
import { quote } from '../errors/quote';

/**
 * Runs a node's operation for every input item.
 *
 * Results come in the order of the input, each paired to its item. With "continue on fail" an item that
 * fails becomes one item `{error, details}` paired to it, and the others arrive; without it, the first
 * failing item's error ends the node.
 *
 * @throws {NodeApiError | NodeOperationError}
 */
export async function executeOperations(
	context: IExecuteFunctions,
	service: Service,
	resources: Resources,
): Promise<INodeExecutionData[][]> {
	const operation = requireOperation(context, resources);
	const count = context.getInputData().length;
	if (count === 0) return [[]];

	const concurrency = readConcurrency(context, operation);
	const credentials = await context.getCredentials(service.credential);
	const store = staticDataStore(context);
	let connection: ReturnType<typeof connect> | undefined;

	const plan = (operation.combine ? planBatches : planSeparately)({
		operation,
		count,
		read: (index) => readParams(context, operation.fields, index),
		open(params) {
			// Not before the first item: a credential that cannot be used is an error of every item.
			connection ??= connect(service, context, credentials, store, concurrency);
			return connection(params);
		},
	});

	const results: INodeExecutionData[][] = [];
	await mapConcurrently(plan.groups.length, concurrency.requests, async (group) => {
		for (const index of plan.groups[group] ?? []) {
			results[index] = await collect(context, plan.run(index), index);
		}
	});
	return [results.flat()];
}

function requireOperation(context: IExecuteFunctions, resources: Resources): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = findOperation(resources, resource, value);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`The operation ${quote(value)} of the resource ${quote(resource)} does not exist`,
		{ description: 'Choose one from the lists, or update the package of this node.' },
	);
}

/** The Concurrent Requests option counts for the whole execution, so the first item's value holds. */
function readConcurrency(context: IExecuteFunctions, operation: Operation): Concurrency {
	try {
		const { options } = readParams(context, { options: operation.fields.options }, 0);
		const { concurrentRequests } = options as { concurrentRequests?: number };
		if (concurrentRequests === undefined) return defaultConcurrency[operation.kind];
		return { requests: concurrentRequests, perItem: concurrentRequests };
	} catch {
		// Reading the parameters of that item fails again, and is reported there.
		return defaultConcurrency[operation.kind];
	}
}

function readParams(
	context: IExecuteFunctions,
	fields: Fields,
	index: number,
): Record<string, unknown> {
	return readFields(
		fields,
		(name, { property }) => context.getNodeParameter(name, index, property.default),
		context.getTimezone(),
	);
}

/** The output items of one input item, or its error with "continue on fail". */
async function collect(
	context: IExecuteFunctions,
	run: AsyncIterable<Output>,
	index: number,
): Promise<INodeExecutionData[]> {
	try {
		const items: INodeExecutionData[] = [];
		for await (const output of run) items.push(await toItem(context, output, index));
		return items;
	} catch (error) {
		const failure = toNodeError(context.getNode(), error, index);
		if (!context.continueOnFail()) throw failure;
		return [errorItem(failure, index)];
	}
}

async function toItem(
	context: IExecuteFunctions,
	output: Output,
	index: number,
): Promise<INodeExecutionData> {
	const pairedItem = { item: index };
	if (!isFileOutput(output)) return { json: output, pairedItem };
	return { ...(await storeFiles(output, context)), pairedItem };
}

/** n8n's error output recognises an item that holds only `error`, `message` and `details`. */
function errorItem(error: NodeApiError | NodeOperationError, index: number): INodeExecutionData {
	const json: IDataObject = { error: error.message };
	if (error.description) json.details = error.description;
	return { json, pairedItem: { item: index } };
}
