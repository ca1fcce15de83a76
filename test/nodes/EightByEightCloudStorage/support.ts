import { byId } from '../../support/operations/byId';
import type { NodeRunSetup } from '../../support/engine/runNode';

/**
 * A node that downloads an object of the region `us-west`.
 *
 * @param objectId or an expression for it
 * @param given values of further fields, or overrides
 */
export function objectDownload(
	objectId: string,
	given: object = {},
): Pick<NodeRunSetup, 'node' | 'parameters'> {
	return {
		node: 'eightByEightCloudStorage',
		parameters: {
			resource: 'object',
			operation: 'download',
			region: byId('us-west'),
			objectId,
			...given,
		},
	};
}
