import { dirname, join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import type { Fields } from '../../../nodes/shared/fields';
import type { Operation, Resources } from '../../../nodes/shared/operation/defineOperation';
import { n8n } from '../../../package.json';
import { instanceOf, sourceOf } from '../engine/nodeClasses';

/** An operation of the package. */
export interface KnownOperation {
	/** Name of its node. */
	readonly node: string;
	/** Value of its resource. */
	readonly resource: string;
	readonly operation: Operation;
	/** `eightByEightVideo call:get`. */
	readonly title: string;
}

const nodes = n8n.nodes.map((file) => {
	const source = sourceOf(file);
	const folder = dirname(source);
	const { name, polling = false } = instanceOf<INodeType>(source).description;
	return { name, folder, isTrigger: polling };
});

/** Every operation of every node, so that a new one is tested automatically. */
export const allOperations: readonly KnownOperation[] = nodes
	.filter(({ isTrigger }) => !isTrigger)
	.flatMap(({ name: node, folder }) => {
		const { resources } = jest.requireActual<{ resources: Resources }>(join(folder, 'resources'));
		return resources.flatMap(({ value: resource, operations }) =>
			operations.map((operation) => ({
				node,
				resource,
				operation,
				title: `${node} ${resource}:${operation.value}`,
			})),
		);
	});

/** The fields of every operation and of every trigger, by their owner. */
export const allFields: ReadonlyArray<readonly [title: string, fields: Fields]> = [
	...allOperations.map(({ title, operation }) => [title, operation.fields] as const),
	...nodes
		.filter(({ isTrigger }) => isTrigger)
		.map(({ name, folder }) => {
			const { fields } = jest.requireActual<{ fields: Fields }>(join(folder, 'trigger', 'fields'));
			return [name, fields] as const;
		}),
];
