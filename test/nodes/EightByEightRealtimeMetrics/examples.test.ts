import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { INode } from 'n8n-workflow';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/sandbox';
import { node } from './support';

const sandbox = useSandbox();

describe.each(['wallboard', 'long-wait-alert'])('the example %s', (name) => {
	const file = resolve(__dirname, '../../../examples', `${name}.json`);
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: INode[] };
	const [metricsNode] = nodes.filter(({ type }) => type.endsWith(node));

	it('requests the metrics in its message for every queue', async () => {
		const { parameters } = metricsNode;
		const { items, error } = await runNode({ node, parameters, credentials: sandbox.api() });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(25);
		const keys = parameters.metrics as string[];
		expect(Object.keys(items[0].json)).toEqual(expect.arrayContaining(keys));
		const used = JSON.stringify(nodes.filter((other) => other !== metricsNode)).match(
			/\w+\.(rt|today)/g,
		);
		expect(new Set(used)).toEqual(new Set(keys));
	});

	it('has notes, contains no credential ID and sends nothing when imported', () => {
		expect(nodes.some(({ type }) => type.endsWith('.stickyNote'))).toBe(true);
		expect(metricsNode.credentials).toEqual({
			eightByEightApi: { id: null, name: '8x8 account' },
		});
		expect(nodes.filter(({ type }) => type.endsWith('.httpRequest'))).toEqual([
			expect.objectContaining({ disabled: true }),
		]);
	});
});
