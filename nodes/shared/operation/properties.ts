import type { INodeProperties } from 'n8n-workflow';
import { alphabetical } from '../util/alphabetical';
import type { Field } from '../fields';
import type { Operation, Resource, Resources } from './defineOperation';

const nameOf = ({ name }: { name: string }) => name;

/**
 * Makes a node's n8n properties from its resources: the Resource list, an Operation list for each
 * resource, then the fields. The only place that writes displayOptions.
 *
 * The order of the resources and of each one's operations decides the defaults (the first of each);
 * the lists themselves are alphabetical, as n8n's guidelines ask.
 */
export function describeProperties(resources: Resources): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: alphabetical(
				resources.map(({ name, value }) => ({ name, value })),
				nameOf,
			),
			default: resources[0].value,
		},
		...resources.map(operationList),
		...resources.flatMap(fieldsOf),
	];
}

function operationList(resource: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: alphabetical(
			resource.operations.map(({ name, value, action, description }) => ({
				name,
				value,
				action,
				description,
			})),
			nameOf,
		),
		default: resource.operations[0].value,
	};
}

/** A field that several operations of a resource share is one property that shows for all of them. */
function fieldsOf(resource: Resource): INodeProperties[] {
	const shared = new Map<string, { name: string; field: Field<unknown>; operations: string[] }>();
	const identities = resource.operations.map((operation) =>
		Object.entries(operation.fields).map(([name, field]) => {
			const identity = JSON.stringify([name, field.property, field.showWhen]);
			const entry = shared.get(identity) ?? { name, field, operations: [] };
			entry.operations.push(operation.value);
			shared.set(identity, entry);
			return identity;
		}),
	);
	return mergeOrders(identities)
		.flatMap((identity) => shared.get(identity) ?? [])
		.map(({ name, field, operations }) => ({
			...field.property,
			name,
			displayOptions: {
				show: { resource: [resource.value], operation: operations, ...field.showWhen },
			},
		}));
}

/**
 * Merges lists into one in which each list keeps its order, so that every operation shows its fields in the order
 * in which it declares them. If lists contradict each other, the first one counts.
 */
export function mergeOrders(lists: readonly string[][]): string[] {
	let left = lists;
	const merged: string[] = [];
	for (;;) {
		const entries = left.flat();
		const isNext = (entry: string) => left.every((list) => list.indexOf(entry) <= 0);
		const next = entries.find(isNext) ?? entries[0];
		if (next === undefined) return merged;
		merged.push(next);
		left = left.map((list) => list.filter((entry) => entry !== next));
	}
}

/** The operation that a node is set to; undefined if a workflow names one that does not exist. */
export function findOperation(
	resources: Resources,
	resource: unknown,
	operation: unknown,
): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}
