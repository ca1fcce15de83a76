import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeProperties, INodePropertyCollection, IWorkflowBase } from 'n8n-workflow';
import { nodeClasses } from './support/engine/nodeClasses';
import { packagePrefix } from './support/engine/nodeTypes';

const folder = join(__dirname, '../examples');
const examples = readdirSync(folder).map((file) => {
	const workflow = JSON.parse(readFileSync(join(folder, file), 'utf8')) as IWorkflowBase;
	const nodes = workflow.nodes.filter(({ type }) => type.startsWith(packagePrefix));
	return { file, workflow, nodes };
});

/** The properties that show for the resource and operation of a node. */
function propertiesOf({ type, parameters }: INode): INodeProperties[] {
	const { description } = nodeClasses.nodes[type.slice(packagePrefix.length)];
	return description.properties.filter(({ displayOptions: { show = {} } = {} }) =>
		['resource', 'operation'].every(
			(name) => (show[name] as unknown[] | undefined)?.includes(parameters[name]) ?? true,
		),
	);
}

const namesOf = (properties: ReadonlyArray<{ name: string }>) => properties.map(({ name }) => name);

describe.each(examples)('examples/$file', ({ workflow, nodes }) => {
	it('uses only existing nodes, operations and fields', () => {
		expect(nodes).not.toEqual([]);
		for (const node of nodes) {
			const properties = propertiesOf(node);
			const operation = properties.find(({ name }) => name === 'operation');
			const values = (operation?.options as Array<{ value: unknown }> | undefined)?.map(
				({ value }) => value,
			);
			// A trigger has one thing to do, and no such list.
			expect(values ?? [undefined]).toContain(node.parameters.operation);
			// n8n adds the poll times to every polling trigger itself.
			const names = ['pollTimes', ...namesOf(properties)];
			expect(names).toEqual(expect.arrayContaining(Object.keys(node.parameters)));

			const options = properties.find(({ name }) => name === 'options')?.options ?? [];
			const given = Object.keys((node.parameters.options ?? {}) as object);
			expect(namesOf(options as INodePropertyCollection[])).toEqual(expect.arrayContaining(given));
		}
	});

	it('contains no credentials and connects only its own nodes', () => {
		for (const { credentials = {} } of nodes) {
			for (const { id } of Object.values(credentials)) expect(id).toBeNull();
		}
		const names = namesOf(workflow.nodes);
		const targets = Object.values(workflow.connections)
			.flatMap(({ main }) => main.flat())
			.map((connection) => connection?.node);
		expect(names).toEqual(
			expect.arrayContaining([...Object.keys(workflow.connections), ...targets]),
		);
	});
});
