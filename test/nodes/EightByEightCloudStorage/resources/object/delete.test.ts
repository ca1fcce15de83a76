import { byId } from '../../../../support/operations/byId';
import { plain, runNode } from '../../../../support/engine/runNode';
import { seen, useSandbox } from '../../../../support/sandbox';

const sandbox = useSandbox();

const add = async (given: object = {}) => await sandbox.current.storage.addObject(given);
const remove = async (objectIds: unknown, confirm = true) =>
	await runNode({
		node: 'eightByEightCloudStorage',
		parameters: {
			resource: 'object',
			operation: 'delete',
			region: byId('us-west'),
			objectIds: '={{ $json.ids }}',
			confirm,
		},
		credentials: sandbox.api(),
		items: [{ ids: objectIds as string }],
	});

describe('object: delete', () => {
	it.each(['body', 'noContent'] as const)(
		'deletes many objects with one request when the response is %s',
		async (storageWrite) => {
			sandbox.current.variants.storageWrite = storageWrite;
			const ids = [(await add()).id, (await add()).id];
			const { items } = await remove(ids);
			expect(plain(items)).toEqual(
				ids.map((id) => ({
					json: { id, region: 'us-west', deleted: true },
					pairedItem: { item: 0 },
				})),
			);
			const [{ method, path, body }] = sandbox.current.requests.filter(
				({ api }) => api === 'storage',
			);
			expect([method, path, JSON.parse(body)]).toEqual(['DELETE', '/storage/us-west/v3/bulk', ids]);
			expect(sandbox.current.effects.deletedObjects).toEqual(ids);
		},
	);

	it('deletes what can be deleted and reports the rest', async () => {
		const ids = [];
		for (let index = 0; index < 30; index++) ids.push((await add()).id);
		const { items } = await remove([...ids.slice(0, 9), 'wrong', ...ids.slice(9), 'bad'].join(','));
		expect(items.filter(({ json }) => json.deleted).map(({ json }) => json.id)).toEqual(ids);
		expect(items.filter(({ json }) => !json.deleted).map(({ json }) => json)).toEqual(
			['wrong', 'bad'].map((id) => ({
				id,
				region: 'us-west',
				deleted: false,
				error: "8x8 did not find the objects in the region 'us-west'",
			})),
		);
		expect([...sandbox.current.effects.deletedObjects].sort()).toEqual([...ids].sort());
	});

	it('does not treat the page of a proxy as success', async () => {
		const page = { kind: 'response', status: 200, body: '<html>Sign in</html>' } as const;
		const { id } = await add();
		sandbox.current.faults.add({ match: { method: 'DELETE' }, effect: page });
		const { items } = await remove(id);
		expect(items.map(({ json }) => json.deleted)).toEqual([true]);
		expect(sandbox.current.effects.deletedObjects).toEqual([id]);
	});

	it('fails when nothing could be deleted', async () => {
		const { error } = await remove('wrong');
		expect(seen(error)).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
	});

	it('sends 250 IDs in three requests', async () => {
		const ids = [];
		for (let index = 0; index < 250; index++) ids.push((await add({ storedBytes: 1 })).id);
		const { items } = await remove(ids);
		expect(items).toHaveLength(250);
		expect(sandbox.current.count({ method: 'DELETE' })).toBe(3);
	});

	it('asks for confirmation', async () => {
		const { id } = await add();
		const { error } = await remove(id, false);
		expect(seen(error)).toMatchObject({
			name: 'NodeOperationError',
			message: 'Nothing was deleted because the deletion is not confirmed',
		});
		expect(sandbox.current.count()).toBe(0);
	});

	it('rejects an empty list', async () => {
		expect(seen((await remove(' , ')).error).message).toBe("'Object IDs' is empty");
	});
});
