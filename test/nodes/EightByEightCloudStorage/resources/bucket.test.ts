import { byId } from '../../../support/operations/byId';
import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';

const sandbox = useSandbox();

const run = async (operation: string, parameters: object) =>
	await runNode({
		node: 'eightByEightCloudStorage',
		parameters: { resource: 'bucket', operation, region: byId('us-west'), ...parameters },
		credentials: sandbox.api(),
	});

describe('bucket', () => {
	it('getMany: returns the buckets of all regions, up to the limit', async () => {
		const all = (await run('getMany', { region: byId('*'), returnAll: true })).items;
		expect(new Set(all.map(({ json }) => json.region))).toEqual(
			new Set(['us-west', 'us-east', 'uk']),
		);
		const few = (await run('getMany', { region: byId('*'), limit: 3 })).items;
		expect(few).toEqual(all.slice(0, 3));
	});

	it('getMany: accepts a single bucket in place of a list', async () => {
		sandbox.current.variants.buckets = 'object';
		const { items } = await run('getMany', { returnAll: true });
		expect(items).toHaveLength(1);
		expect(items[0].json).toHaveProperty('bucketId');
	});

	it('get: returns a bucket with its objects, simplified or raw', async () => {
		const object = await sandbox.current.storage.addObject({ tags: { a: '1' } });
		const { items } = await run('get', { bucketId: object.bucketId });
		expect(items[0].json).toMatchObject({
			bucketId: object.bucketId,
			region: 'us-west',
			tags: { guid: object.bucketId },
			objectList: [{ id: object.id, tags: { a: '1' }, createdTime: expect.stringMatching(/Z$/) }],
		});
		const sent = await run('get', { bucketId: object.bucketId, simplify: false });
		expect(sent.items[0].json).toMatchObject({
			objectList: [{ id: object.id, tags: [{ key: 'a', value: '1' }] }],
		});
	});

	it('get: explains that a bucket ID is not an object ID', async () => {
		const { error } = await run('get', { bucketId: 'nothing' });
		expect(seen(error)).toMatchObject({
			message: "8x8 found no bucket with this ID in the region 'us-west'",
			httpCode: '404',
		});
	});
});
