import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

/**
 * Every operation of a node by its description, in n8n's order; none for a trigger. Both values are as
 * stored in a workflow.
 */
export function describedOperations({
	properties,
}: INodeTypeDescription): Array<{ resource: string; operation: string }> {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) => {
			const resource = String(displayOptions?.show?.resource?.[0]);
			return (options as INodePropertyOptions[]).map(({ value }) => ({
				resource,
				operation: String(value),
			}));
		});
}
