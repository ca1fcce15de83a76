import type { INodeExecutionData } from 'n8n-workflow';
import { harness } from './nodeTypes';
import {
	runWorkflow,
	type NodeResult,
	type NodeSetup,
	type WorkflowResult,
	type WorkflowSetup,
} from './workflow';

/** One node with its input items; fields as in a workflow. */
export type NodeRunSetup = Omit<WorkflowSetup, 'nodes'> & NodeSetup;

export type NodeRunResult = NodeResult & Pick<WorkflowResult, 'run' | 'staticData'>;

/** Runs start → node under test → end, and returns the result of the node under test. */
export async function runNode(setup: NodeRunSetup): Promise<NodeRunResult> {
	const { items, mode, staticData, classes, ...node } = setup;
	const { nodes, ...rest } = await runWorkflow({
		items,
		mode,
		staticData,
		classes,
		nodes: [
			{ name: 'Start', node: harness.pass },
			{ ...node, name: 'Node' },
		],
	});
	return { ...nodes.Node, ...rest };
}

/** What tests compare: JSON and pairing, and whether there is a file. */
export function plain(items: readonly INodeExecutionData[]) {
	return items.map(({ json, pairedItem }) => ({ json, pairedItem }));
}
