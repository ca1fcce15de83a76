import type { INode } from 'n8n-workflow';

/** A node of a workflow, where it does not matter which. */
export const anyNode: INode = {
	id: '1',
	name: 'Node',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
