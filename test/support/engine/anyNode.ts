import type { INode } from 'n8n-workflow';

/** An arbitrary node of a workflow. */
export const anyNode: INode = {
	id: '1',
	name: 'Node',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
