import { instantSleep } from '../../support/time/instantSleep';
import { byId } from '../../support/operations/byId';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/sandbox';
import { binaryOf } from '../../support/engine/workflow';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

const run = async (operation: string, parameters: object = {}, resource = 'object') =>
	await runNode({
		node: 'eightByEightCloudStorage',
		parameters: { resource, operation, region: byId('us-west'), ...parameters },
		credentials: sandbox.api(),
	});
const add = async (given: object = {}) => await sandbox.current.storage.addObject(given);
const searches = () =>
	sandbox.current.requests
		.filter(({ path }) => path.endsWith('/objects'))
		.map(({ query }) => Object.fromEntries(query));
const oneByOne = { options: { concurrentRequests: 1 } };

/** Where 8x8's documents contradict each other or are incomplete. */
describe('pitfalls of Cloud Storage', () => {
	it('1: pageKey is an offset, not a page number', async () => {
		const { items } = await run('getMany', { returnAll: true, ...oneByOne });
		expect(searches().map(({ pageKey }) => pageKey)).toEqual(['0', '100', '200', '300']);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(items.length);
	});

	it('2: pageKey grows past the end, so only lastPage ends a list', async () => {
		const filters = { states: ['AVAILABLE', 'REVOKED', 'PENDING', 'FAILED'] };
		const { items } = await run('getMany', { returnAll: true, filters, ...oneByOne });
		expect(items).toHaveLength(345);
		expect(searches()).toHaveLength(4);
	});

	it('2: a short page is not the end while lastPage is false', async () => {
		const { id } = await add();
		const short = { content: [{ id: 'first' }], lastPage: false, pageKey: 100, pageSize: 1 };
		sandbox.current.faults.add({
			match: { path: /\/objects$/ },
			effect: { kind: 'response', status: 200, body: short },
		});
		const { items } = await run('getMany', { returnAll: true, ...oneByOne });
		const ids = items.map(({ json }) => json.id);
		expect(ids[0]).toBe('first');
		expect(ids).toContain(id);
	});

	it('3: times are epoch milliseconds in filters and ISO without zone in responses', async () => {
		const createdTime = Date.UTC(2030, 0, 1, 12);
		const { id } = await add({ createdTime });
		const filters = { createdAfter: '2030-01-01T12:00:00Z' };
		const { items } = await run('getMany', { filters });
		expect(searches()[0].filter).toBe(`createdTime=ge=${createdTime}`);
		expect(items.map(({ json }) => [json.id, json.createdTime])).toEqual([
			[id, '2030-01-01T12:00:00.000Z'],
		]);
	});

	it('4: ; , = ( ) and + in a filter are encoded exactly once', async () => {
		const { id } = await add({ tags: { callerId: '+44 203' } });
		const filter = '(type==callrecording,type==x);callerId==+44 203';
		const { items } = await run('getMany', { filter });
		expect(searches()[0].filter).toBe(filter);
		expect(items.map(({ json }) => json.id)).toEqual([id]);
	});

	it('5: a deleted object is found only by its state', async () => {
		const { id } = await add({ objectState: 'REVOKED' });
		const ids = async (filters: object) =>
			(await run('getMany', { returnAll: true, filters })).items.map(({ json }) => json.id);
		expect(await ids({})).not.toContain(id);
		expect(await ids({ states: ['REVOKED'] })).toContain(id);
	});

	it('6: durations are compared as stored, because their unit is undocumented', async () => {
		await run('getMany', { filters: { durationFrom: 100, durationTo: 200000 } });
		expect(searches()[0].filter).toBe('duration=ge=100;duration=le=200000');
	});

	it.each([200, 201, 204])('7: a bulk download may return %i', async (status) => {
		const zipName = 'a.zip';
		const body = status === 204 ? undefined : [{ zipName, status: 'CANCELLED' }];
		sandbox.current.faults.add({
			match: { path: /\/cancel\// },
			effect: { kind: 'response', status, body },
		});
		const { items } = await run('cancel', { zipName }, 'bulkDownload');
		expect(items[0].json).toMatchObject({ zipName, success: true });
	});

	it('8: a name that is invalid on Windows is replaced in the file and kept in the item', async () => {
		const objectName = '2025-08-30T10:00:00_+44/203?.mp3';
		const { id } = await add({ objectName });
		const { items } = await run('download', { objectId: id });
		expect(items[0].json.objectName).toBe(objectName);
		expect(items[0].binary?.data.fileName).toBe('2025-08-30T10_00_00_+44_203_.mp3');
	});

	it('9: regions are Cloud Storage’s, independent of the Contact Center region', async () => {
		const { europe } = sandbox.current.accounts.oauth;
		const { items } = await runNode({
			node: 'eightByEightCloudStorage',
			parameters: { resource: 'region', operation: 'getMany' },
			credentials: sandbox.api(europe),
		});
		expect(europe.region).toBe('eu');
		expect(items.map(({ json }) => json.region)).toContain('uk');
	});

	it('10: pageKey and limit are sent as whole numbers', async () => {
		await run('getMany', { limit: 150 });
		for (const { pageKey, limit } of searches()) {
			expect([pageKey, limit]).toEqual([
				expect.stringMatching(/^\d+$/),
				expect.stringMatching(/^\d+$/),
			]);
		}
	});

	it('11: DELETE sends its IDs in a body', async () => {
		const { id } = await add();
		await run('delete', { objectIds: id, confirm: true });
		const request = sandbox.current.requests.find(({ method }) => method === 'DELETE');
		expect(request?.body).toBe(JSON.stringify([id]));
		expect(request?.headers['content-type']).toBe('application/json');
	});

	it('12: a bucket ID is not an object ID', async () => {
		const { id, bucketId } = await add();
		expect(bucketId).not.toBe(id);
		const { items } = await run('get', { bucketId }, 'bucket');
		expect(items[0].json.objectList).toEqual([expect.objectContaining({ id })]);
		expect((await run('get', { bucketId: id }, 'bucket')).error?.message).toContain(
			'8x8 found no bucket',
		);
	});

	it('13: PARTIAL_DONE and CANCELLED are final', async () => {
		const [{ id }, other] = [await add(), await add()];
		sandbox.current.faults.add({
			match: { path: /\/bulk\/download\/status\// },
			effect: { kind: 'response', status: 200, body: { zipName: 'x', status: 'CANCELLED' } },
		});
		const options = { pollSeconds: 1, maxObjects: 1 };
		const { items } = await run('run', { objectIds: [id, other.id], options }, 'bulkDownload');
		expect(items).toHaveLength(1);
		expect(items[0].json.missing).toHaveLength(1);
	});
});

it('does not treat the checksum of a multipart object as an MD5', async () => {
	const { id } = await add({ checksumKind: 'multipart' });
	const { items } = await run('download', { objectId: id });
	expect(await binaryOf(items[0])).toHaveLength(1000);
});
