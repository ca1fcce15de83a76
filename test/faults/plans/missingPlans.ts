import { describedOperations } from '../../support/operations/describedOperations';
import { nodeClasses } from '../../support/engine/nodeClasses';
import type { NodePlans } from './plan';

/** Operations of a node that no plan runs, by the node's own description: `queue getMany`. */
export function missingPlans({ node, plans }: NodePlans): string[] {
	const planned = new Set(plans.map(({ resource, operation }) => `${resource} ${operation}`));
	return describedOperations(nodeClasses.nodes[node].description)
		.map(({ resource, operation }) => `${resource} ${operation}`)
		.filter((name) => !planned.has(name));
}
