import type { INodePropertyOptions } from 'n8n-workflow';
import { nodeClasses } from '../../support/nodeClasses';
import type { NodePlans } from './plan';

/** Operations of a node that no plan runs, by the node's own description: `queue getMany`. */
export function unplanned({ node, plans }: NodePlans): string[] {
	const planned = new Set(plans.map(({ resource, operation }) => `${resource} ${operation}`));
	return nodeClasses.nodes[node].description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			(options as INodePropertyOptions[]).map(
				({ value }) => `${displayOptions?.show?.resource?.[0]} ${value}`,
			),
		)
		.filter((name) => !planned.has(name));
}
