import { plain, runNode } from '../../../../support/engine/runNode';
import { searchList } from '../../../../support/engine/listSearch';
import { seen, useSandbox } from '../../../../support/sandbox';
import { byId } from '../../../../support/operations/byId';

const sandbox = useSandbox();

const node = 'eightByEightCloudStorage';
const objects = {
	resource: 'object',
	operation: 'getMany',
	region: byId('us-west'),
	simplify: false,
};
const accounts = () => sandbox.current.accounts.oauth;
/** Everything in a region in any state. */
const anyState =
	'objectState==AVAILABLE,objectState==REVOKED,objectState==PENDING,objectState==FAILED';
const readPage = async (query: Record<string, string>, region = 'us-west') => {
	const search = new URLSearchParams(query).toString();
	const { content } = await sandbox.read<{ content: Array<Record<string, unknown>> }>(
		`/storage/${region}/v3/objects?${search}`,
	);
	return content.map((object) => ({ ...object, region }));
};

/** Adds exactly so many available objects to a region of the `empty` account. */
async function fill(count: number) {
	for (let index = 0; index < count; index++) {
		await sandbox.current.storage.addObject({
			account: 'empty',
			id: `object-${index}`,
			createdTime: Date.UTC(2026, 0, 1) + index * 1000,
			storedBytes: 1,
		});
	}
}

describe('object: getMany', () => {
	it('searches for each item, next to one that fails', async () => {
		const { items } = await runNode({
			node,
			parameters: {
				...objects,
				region: byId('={{ $json.region }}'),
				filter: '={{ $json.filter }}',
				limit: '={{ $json.limit }}',
				options: { sortField: 'createdTime', sortDirection: 'DESC' },
			},
			credentials: sandbox.api(),
			items: [
				{ region: 'us-west', filter: 'type==voicemail', limit: 2 },
				{ region: 'us-west', filter: 'type=voicemail', limit: 2 },
				{ region: 'us-east', limit: 1 },
			],
			onError: 'continueRegularOutput',
		});

		const sort = 'sortField=createdTime&sortDirection=DESC';
		expect(sandbox.calls().sort()).toEqual([
			`GET /storage/us-east/v3/objects?pageKey=0&limit=1&${sort}`,
			`GET /storage/us-west/v3/objects?filter=type==voicemail&pageKey=0&limit=2&${sort}`,
			`GET /storage/us-west/v3/objects?filter=type=voicemail&pageKey=0&limit=2&${sort}`,
		]);
		for (const { headers } of sandbox.current.requests.filter(({ api }) => api === 'storage')) {
			expect(headers.authorization).toBe(`Bearer ${sandbox.current.tokens.issued()[0]}`);
			expect(headers).not.toHaveProperty('x-tenant-info');
		}
		const by = { sortField: 'createdTime', sortDirection: 'DESC' };
		const west = await readPage({ filter: 'type==voicemail', limit: '2', ...by });
		const east = await readPage({ limit: '1', ...by }, 'us-east');
		expect(plain(items)).toEqual([
			{ json: west[0], pairedItem: { item: 0 } },
			{ json: west[1], pairedItem: { item: 0 } },
			{
				json: {
					error: '8x8 did not accept the search',
					details:
						"Check 'Filter (FIQL)' and 'Sort Field', e.g. type==callrecording;createdTime=ge=1725148800000. (8x8 said: Bad request: invalid filter at position 0: type=voicemail · GET /us-west/v3/objects)",
				},
				pairedItem: { item: 1 },
			},
			{ json: east[0], pairedItem: { item: 2 } },
		]);
	});

	it.each(['object', 'array'] as const)('accepts a page as an %s', async (storagePage) => {
		sandbox.current.variants.storagePage = storagePage;
		const { items } = await runNode({
			node,
			parameters: { ...objects, returnAll: true },
			credentials: sandbox.api(accounts().full),
		});
		sandbox.current.variants.storagePage = 'object';
		const pages = await Promise.all(
			[0, 100, 200, 300].map(async (pageKey) => await readPage({ pageKey: String(pageKey) })),
		);
		expect(items.map(({ json }) => json)).toEqual(pages.flat());
		expect(items.length).toBeGreaterThan(300);
	});

	it.each([
		'type==callrecording;createdTime=ge=1725148800000',
		'type==callrecording;(size=gt=1024,objectName!=a+b & "c"%20#?d)',
		"agentName==Zoë/D'Souza",
	])('sends the filter exactly as typed: %s', async (filter) => {
		const { error } = await runNode({
			node,
			parameters: { ...objects, filter },
			credentials: sandbox.api(),
		});
		expect(error).toBeUndefined();
		const [{ query }] = sandbox.current.requests.filter(({ api }) => api === 'storage');
		expect(query).toEqual([
			['filter', filter],
			['pageKey', '0'],
			['limit', '50'],
		]);
	});

	it('finds objects in other states only if the filter names them', async () => {
		const run = async (filter: string) => {
			const parameters = { ...objects, filter, returnAll: true };
			const { items } = await runNode({ node, parameters, credentials: sandbox.api() });
			return items.map(({ json }) => json.objectState);
		};
		expect(new Set(await run(''))).toEqual(new Set(['AVAILABLE']));
		expect(await run(anyState)).toHaveLength(345);
	});
});

describe('object: getMany, pages', () => {
	const run = async (parameters: object) => {
		const { items } = await runNode({
			node,
			parameters: { ...objects, ...parameters },
			credentials: sandbox.api(accounts().empty),
		});
		return items.map(({ json }) => json.id);
	};
	const requested = () =>
		sandbox
			.calls()
			.map((call) => call.split('?')[1])
			.sort();
	const ids = (count: number) => Array.from({ length: count }, (_, index) => `object-${index}`);

	it('returns all 245 objects in order', async () => {
		await fill(245);
		expect(await run({ returnAll: true })).toEqual(ids(245));
		expect(requested()).toEqual(
			expect.arrayContaining([
				'pageKey=0&limit=100',
				'pageKey=100&limit=100',
				'pageKey=200&limit=100',
			]),
		);
	});

	it.each([1, 2])('ends at an exact multiple: %i00 objects', async (pages) => {
		await fill(pages * 100);
		const found = await run({ returnAll: true, options: { concurrentRequests: 1 } });
		expect(found).toEqual(ids(pages * 100));
		expect(requested()).toEqual(['pageKey=0&limit=100', 'pageKey=100&limit=100'].slice(0, pages));
	});

	it('requests no more than the limit if it is below a page', async () => {
		await fill(120);
		expect(await run({ limit: 50 })).toEqual(ids(50));
		expect(requested()).toEqual(['pageKey=0&limit=50']);
	});

	it('requests exactly 150 rows for a limit of 150', async () => {
		await fill(420);
		expect(await run({ limit: 150 })).toEqual(ids(150));
		expect(requested()).toEqual(['pageKey=0&limit=75', 'pageKey=75&limit=75']);
	});

	it('returns everything when the limit exceeds it', async () => {
		await fill(3);
		expect(await run({ limit: 300, options: { concurrentRequests: 1 } })).toEqual(ids(3));
		expect(requested()).toEqual(['pageKey=0&limit=100']);
	});

	it('returns nothing for an empty region', async () => {
		expect(await run({ returnAll: true })).toEqual([]);
		expect(requested()).toEqual(['pageKey=0&limit=100']);
	});

	it('requests exactly the existing pages when 8x8 sends a total', async () => {
		await fill(520);
		sandbox.current.variants.storagePage = 'array';
		expect(await run({ returnAll: true })).toEqual(ids(520));
		const offsets = [0, 100, 200, 300, 400, 500];
		expect(requested()).toEqual(offsets.map((offset) => `pageKey=${offset}&limit=100`));
	});

	it.each([0, 1, '1', null])('ignores a total of %j and reads to the last page', async (total) => {
		await fill(220);
		const content = await readPage({ pageKey: '0' });
		sandbox.current.faults.add({
			match: { path: /objects$/ },
			effect: { kind: 'response', status: 200, body: { content, lastPage: false, total } },
		});
		expect(await run({ returnAll: true })).toHaveLength(content.length + 120);
	});

	it('returns all 4,000 objects with concurrent page requests', async () => {
		sandbox.current.faults.add({
			match: { api: 'storage' },
			// Enough has arrived by then to prefetch with full concurrency.
			after: 10,
			times: Infinity,
			effect: { kind: 'barrier', requests: 10 },
		});
		const { items } = await runNode({
			node,
			parameters: { ...objects, filter: anyState, returnAll: true },
			credentials: sandbox.api(accounts().large),
		});
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(4000);
		const times = items.map(({ json }) => String(json.createdTime));
		expect(times).toEqual([...times].sort());
		expect(sandbox.current.maxInFlight('storage')).toBe(10);
	});
});

describe('object: getMany, input', () => {
	it.each([
		['region', byId('={{ $json.value }}'), '', "'Region' is empty"],
		['region', byId('={{ $json.value }}'), '..', "'Region' cannot be '..'"],
		['limit', '={{ $json.value }}', 0, "'Limit' must be a whole number of 1 or more"],
		['filter', '={{ $json.value }}', ['a'], "'Filter (FIQL)' must be text, but is a list"],
		['filter', '={{ $json.value }}', 'a==1),(b==2', "'Filter (FIQL)' has unbalanced parentheses"],
		[
			'options',
			{ sortDirection: '={{ $json.value }}' },
			'UP',
			`'Sort Direction' has the unknown value 'UP'`,
		],
	])('rejects %s before any request', async (name, expression, value, message) => {
		const { error } = await runNode({
			node,
			parameters: { ...objects, [name]: expression },
			credentials: sandbox.api(),
			items: [{ value }],
		});
		expect(seen(error)).toMatchObject({ name: 'NodeOperationError', message, itemIndex: 0 });
		expect(sandbox.current.count()).toBe(0);
	});
});

describe('region', () => {
	it('getMany: returns the regions of the account for each item', async () => {
		const { items } = await runNode({
			node,
			parameters: { resource: 'region', operation: 'getMany' },
			credentials: sandbox.api(),
			items: [{}, {}],
		});
		expect(sandbox.calls()).toEqual([
			'GET /storage/us-west/v3/regions',
			'GET /storage/us-west/v3/regions',
		]);
		const regions = ['us-west', 'us-east', 'uk'];
		expect(plain(items)).toEqual(
			[0, 1].flatMap((item) =>
				regions.map((region) => ({ json: { region }, pairedItem: { item } })),
			),
		);
	});

	it('can be chosen from a list of the account’s regions', async () => {
		const search = async (filter?: string) =>
			(await searchList({ node, method: 'searchRegions', credentials: sandbox.api(), filter }))
				.results;
		expect(await search()).toEqual(
			['us-west', 'us-east', 'uk'].map((region) => ({ name: region, value: region })),
		);
		expect(await search('EAST')).toEqual([{ name: 'us-east', value: 'us-east' }]);
	});

	it('is for the error if it is not the account’s or does not exist', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...objects, region: byId('={{ $json.region }}'), limit: 1 },
			credentials: sandbox.api(),
			items: [{ region: 'ap' }, { region: 'eu' }, { region: 'uk' }],
			onError: 'continueRegularOutput',
		});
		expect(items[0].json).toEqual({
			error: "8x8 denied access to Cloud Storage in the region 'ap'",
			details: expect.stringMatching(/^Select a region from the list\. .*GET \/ap\/v3\/objects\)$/),
		});
		expect(items[1].json).toEqual({
			error: "This account has no Cloud Storage in the region 'eu'",
			details: expect.stringMatching(/^Select a region from the list\. /),
		});
		expect(items[2]).toMatchObject({ json: { objectState: 'AVAILABLE' }, pairedItem: { item: 2 } });
	});
});

it('names the product that the key lacks and those it has', async () => {
	const { error } = await runNode({
		node,
		parameters: objects,
		credentials: sandbox.api(accounts().analyticsOnly),
	});
	expect(seen(error)).toMatchObject({
		name: 'NodeApiError',
		message: 'The API key has no access to Cloud Storage',
		description: expect.stringMatching(
			/^Add the product 'storage' to the key in 8x8 Admin Console.*The API key is valid for: analytics realtime-api/,
		),
		httpCode: '401',
		itemIndex: 0,
	});
});
