import { byId } from '../../../support/operations/byId';
import { searchList } from '../../../support/engine/listSearch';
import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { describeManyObjects } from './describeManyObjects';

const sandbox = useSandbox();

const node = 'eightByEightCloudStorage';
const add = async (given: object) => await sandbox.current.storage.addObject(given);
const search = async (parameters: object, account = sandbox.current.accounts.oauth.full) =>
	await runNode({
		node,
		parameters: {
			resource: 'object',
			operation: 'getMany',
			region: byId('us-west'),
			...parameters,
		},
		credentials: sandbox.api(account),
	});
/** Makes so many searches overlap, which is not certain in one process with the sandbox. */
const overlap = (requests: number) =>
	sandbox.current.faults.add({
		match: { path: /\/objects$/ },
		times: Infinity,
		effect: { kind: 'barrier', requests },
	});
const idsOf = async (parameters: object) =>
	(await search({ returnAll: true, ...parameters })).items.map(({ json }) => json.id);

describeManyObjects(2_500);

describe('object: getMany, all regions', () => {
	const all = { region: byId('*') };

	it('searches every region with data and adds the region to each object', async () => {
		const { items } = await search({ ...all, returnAll: true });
		const counts: Record<string, number> = {};
		for (const { json } of items) {
			const region = json.region as string;
			counts[region] = (counts[region] ?? 0) + 1;
		}
		expect(Object.keys(counts)).toEqual(['us-west', 'us-east', 'uk']);
		for (const [region, count] of Object.entries(counts)) {
			expect(await idsOf({ region: byId(region) })).toHaveLength(count);
		}
	});

	it.each(['ASC', 'DESC'])('merges the regions when sorting %s', async (sortDirection) => {
		const options = { sortField: 'createdTime', sortDirection };
		const { items } = await search({ ...all, returnAll: true, options });
		const times = items.map(({ json }) => String(json.createdTime));
		const sorted = [...times].sort();
		expect(times).toEqual(sortDirection === 'ASC' ? sorted : sorted.reverse());
		expect(new Set(items.map(({ json }) => json.region)).size).toBe(3);
	});

	it('requests no more than the limit from any region', async () => {
		overlap(3);
		const { items } = await search({ ...all, limit: 3 });
		expect(items.map(({ json }) => json.region)).toEqual(['us-west', 'us-west', 'us-west']);
		expect(sandbox.calls().sort()).toEqual([
			'GET /storage/uk/v3/objects?pageKey=0&limit=3',
			'GET /storage/us-east/v3/objects?pageKey=0&limit=3',
			'GET /storage/us-west/v3/objects?pageKey=0&limit=3',
			'GET /storage/us-west/v3/regions',
		]);
	});

	it('fails when a region cannot be searched, instead of returning a part', async () => {
		sandbox.current.faults.add({
			match: { path: '/storage/uk/v3/objects' },
			effect: { kind: 'response', status: 403 },
		});
		const { error } = await search({ ...all, returnAll: true });
		expect(seen(error).message).toBe("8x8 denied access to Cloud Storage in the region 'uk'");
	});

	it('is offered only by the list search of Get Many', async () => {
		const list = async (method: string) =>
			(await searchList({ node, method, credentials: sandbox.api() })).results[0];
		expect(await list('searchRegionsAndAll')).toEqual({ name: 'All Regions', value: '*' });
		expect(await list('searchRegions')).toEqual({ name: 'us-west', value: 'us-west' });
	});

	it.each(['get', 'download'])('is rejected by %s', async (operation) => {
		const { error } = await search({ operation, ...all, objectId: 'x' });
		expect(seen(error).message).toBe("'Region' must be a single region here");
		expect(sandbox.calls()).toEqual([]);
	});
});

describe('object: getMany, filters', () => {
	it('filters with FIQL where possible, shows the FIQL and applies the rest itself', async () => {
		await add({ id: 'a', type: 'meeting', tags: { agentName: 'Smith, John' } });
		await add({ id: 'b', type: 'meeting', tags: { agentName: 'Smith' } });
		const { items } = await search({
			filters: { otherTypes: 'meeting', agent: 'Smith, John' },
			options: { showFilter: true },
		});
		expect(items.map(({ json }) => [json.id, json.sentFilter])).toEqual([['a', 'type==meeting']]);
	});

	it('reads more pages until the limit is reached', async () => {
		for (let index = 0; index < 30; index++) {
			const agentName = index % 3 === 0 ? 'x;y' : 'x';
			await add({ id: `o${index}`, type: 'meeting', tags: { agentName } });
		}
		const filters = { otherTypes: 'meeting', agent: 'x;y' };
		expect(await idsOf({ filters, returnAll: false, limit: 4 })).toHaveLength(4);
		expect(await idsOf({ filters })).toHaveLength(10);
	});

	it('reads dates in the workflow’s time zone and sends epoch milliseconds', async () => {
		await search({
			limit: 1,
			filters: {
				createdAfter: '2025-08-01T00:00:00',
				createdBefore: '={{ DateTime.fromISO("2025-08-02T00:00:00Z") }}',
				updatedAfter: '2025-08-01T00:00:00Z',
			},
		});
		// The test's workflow has n8n's default zone, America/New_York.
		const picked = Date.UTC(2025, 7, 1, 4);
		expect(sandbox.calls()[0]).toContain(
			`filter=createdTime=ge=${picked};createdTime=lt=${Date.UTC(2025, 7, 2)};updatedTime=ge=${Date.UTC(2025, 7, 1)}&`,
		);
	});

	it('accepts types from the list or as text, tags and states', async () => {
		await search({
			limit: 1,
			filters: {
				types: ['transcription/callrecordingchannel'],
				otherTypes: 'meeting',
				states: ['AVAILABLE', 'REVOKED'],
				tags: { tag: [{ name: 'tenantId', operator: 'atLeast', value: '5' }] },
			},
			filter: 'size=gt=1',
		});
		expect(sandbox.calls()[0]).toContain(
			'filter=((type==transcription;sourceObjectType==callrecordingchannel),type==meeting);' +
				'(objectState==AVAILABLE,objectState==REVOKED);tenantId=ge=5;size=gt=1&',
		);
	});

	it.each([
		[{ createdAfter: 'yesterday' }, "'Created After' is not a date and time"],
		[{ durationFrom: 'long' }, "'Duration From' must be a number"],
		[
			{ tags: { tag: [{ name: 'a b', value: '1' }] } },
			`'Tags' contains an invalid tag name: 'a b'`,
		],
		[
			{ tags: { tag: [{ name: 'a', operator: 'less', value: '1;2' }] } },
			`'Tags' cannot compare 'a' with '1;2'`,
		],
	])('rejects %j before any request', async (filters, message) => {
		const { error } = await search({ filters });
		expect(seen(error).message).toBe(message);
		expect(sandbox.current.count()).toBe(0);
	});
});

it('simplifies tags to an object, times to UTC and the size to a number', async () => {
	const createdTime = Date.UTC(2026, 0, 2, 3, 4, 5);
	await add({ id: 'x', type: 'meeting', createdTime, tags: { a: '1', empty: '' } });
	const { items } = await search({ filters: { otherTypes: 'meeting' } });
	expect(items[0].json).toMatchObject({
		id: 'x',
		region: 'us-west',
		createdTime: '2026-01-02T03:04:05.000Z',
		storedBytes: 1000,
		tags: { a: '1', empty: '' },
	});
});
