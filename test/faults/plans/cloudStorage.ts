import { byId } from '../../support/operations/byId';
import { bulkDownloads } from './bulkDownloads';
import { numbered, type NodePlans } from './plan';
import { accountOf, addObjects, anObject, region } from './storageObjects';

const objectId = '={{ $json.objectId }}';

export const cloudStorage: NodePlans = {
	node: 'eightByEightCloudStorage',
	tokenPath: /^\/oauth\//,
	warmUp: { resource: 'region', operation: 'getMany' },
	tokenRefusals: [401],
	credentials: (sandbox, baseUrl) => {
		const { clientId, clientSecret, region } = accountOf(sandbox);
		return { eightByEightApi: { clientId, clientSecret, region, tenantId: '', baseUrl } };
	},
	plans: [
		{
			resource: 'object',
			operation: 'getMany',
			variant: 'two pages',
			async prepare(sandbox, count) {
				await addObjects(sandbox, 102);
				return numbered(count, (number) => ({ number }));
			},
			parameters: { region, returnAll: true },
		},
		{
			resource: 'object',
			operation: 'getMany',
			variant: 'all regions',
			prepare: anObject,
			parameters: { region: byId('*'), returnAll: false, limit: 3 },
		},
		{ resource: 'object', operation: 'get', prepare: anObject, parameters: { region, objectId } },
		{
			resource: 'object',
			operation: 'download',
			prepare: anObject,
			parameters: { region, objectId },
		},
		{
			resource: 'object',
			operation: 'delete',
			prepare: anObject,
			parameters: { region, objectIds: objectId, confirm: true },
			effects: ({ effects }, items) =>
				items.map(
					({ objectId }) => effects.deletedObjects.filter((deleted) => deleted === objectId).length,
				),
		},
		...bulkDownloads,
		{
			resource: 'bucket',
			operation: 'getMany',
			prepare: anObject,
			parameters: { region, returnAll: true },
		},
		{
			resource: 'bucket',
			operation: 'get',
			prepare: anObject,
			parameters: { region, bucketId: '={{ $json.bucketId }}' },
		},
		{ resource: 'region', operation: 'getMany', parameters: {} },
	],
};
