import { plain, runNode } from '../../../../support/engine/runNode';
import { useSandbox } from '../../../../support/sandbox';
import { byId } from '../../../../support/operations/byId';

const sandbox = useSandbox();

describe('object: get', () => {
	it('returns the metadata of each object, next to an unknown one', async () => {
		const { id } = await sandbox.current.storage.addObject({
			objectName: '2025-08-30T10:00:00_+44203555_call.mp3',
			tags: { callId: '1', address: '' },
			createdTime: Date.UTC(2026, 0, 2),
		});
		const { items } = await runNode({
			node: 'eightByEightCloudStorage',
			parameters: {
				resource: 'object',
				operation: 'get',
				simplify: false,
				region: byId('us-west'),
				objectId: '={{ $json.id }}',
			},
			credentials: sandbox.api(),
			items: [{ id }, { id: 'un/known' }, { id: '' }, { id }],
			onError: 'continueRegularOutput',
		});

		expect(sandbox.calls().sort()).toEqual([
			`GET /storage/us-west/v3/objects/${id}`,
			`GET /storage/us-west/v3/objects/${id}`,
			'GET /storage/us-west/v3/objects/un%2Fknown',
		]);
		const sent = await sandbox.read<object>(`/storage/us-west/v3/objects/${id}`);
		const json = { ...sent, region: 'us-west' };
		expect(json).toMatchObject({ id, createdTime: '2026-01-02T00:00:00', checksumType: 'MD5' });
		expect(plain(items)).toEqual([
			{ json, pairedItem: { item: 0 } },
			{
				json: {
					error: "8x8 found no object with this ID in the region 'us-west'",
					details:
						"Check the object ID and the region. 8x8 does not find deleted objects either. (8x8 said: Not found: no object with id 'un/known' · GET /us-west/v3/objects/un%2Fknown)",
				},
				pairedItem: { item: 1 },
			},
			{
				json: {
					error: "'Object ID' is empty",
					details: 'Enter a value, or check its expression.',
				},
				pairedItem: { item: 2 },
			},
			{ json, pairedItem: { item: 3 } },
		]);
	});
});
