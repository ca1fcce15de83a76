import { byId } from '../../../support/operations/byId';
import { plain, runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { base, flat, node, type Row } from '../support';

const sandbox = useSandbox();

const large = () => sandbox.api(sandbox.current.accounts.oauth.large);
const requests = () => sandbox.current.count({ api: 'realtime' });
const idsFrom = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: String(first + index) }));

const getQueue = {
	resource: 'queue',
	operation: 'get',
	queueId: byId('={{ $json.id }}'),
	metrics: ['entered.today'],
};
const ids = (items: Array<{ json: { id?: unknown } }>) => items.map(({ json }) => json.id);

describe('identical reads', () => {
	it.each([
		['queue', 'getMany', { returnAll: true }, 25],
		['queue', 'get', { queueId: byId('103') }, 1],
		['group', 'getMany', { returnAll: true }, 6],
		['agent', 'getManyAcrossQueues', { returnAll: true, queueIds: '101' }, undefined],
	])('%s: %s sends one request for 500 items', async (resource, operation, rest, rows) => {
		const metrics = resource === 'agent' ? 'status.rt' : 'handling.rt';
		const { items } = await runNode({
			node,
			parameters: { resource, operation, metrics, ...rest },
			credentials: sandbox.api(),
			items: Array.from({ length: 500 }, () => ({})),
		});
		expect(requests()).toBe(1);
		expect(items.length % 500).toBe(0);
		if (rows) expect(items).toHaveLength(500 * rows);
		const [first] = items;
		expect(items[items.length / 500]).toEqual({ ...first, pairedItem: { item: 1 } });
		expect(items.at(-1)?.pairedItem).toEqual({ item: 499 });
	});

	it('returns separate objects for each item', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...getQueue, queueId: byId('101'), simplify: false },
			credentials: sandbox.api(),
			items: [{}, {}],
		});
		expect(items[0].json).toEqual(items[1].json);
		expect(items[0].json).not.toBe(items[1].json);
		expect(items[0].json.metrics).not.toBe(items[1].json.metrics);
	});

	it('fail for each item after one request', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...getQueue, queueId: byId('7') },
			credentials: sandbox.api(),
			items: [{}, {}, {}],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1, 2].map((item) => ['8x8 found nothing with this ID', { item }]),
		);
		expect(requests()).toBe(1);
	});

	it('are sent once per item when Combine Requests is off', async () => {
		await runNode({
			node,
			parameters: { ...getQueue, queueId: byId('101'), options: { combineRequests: false } },
			credentials: sandbox.api(),
			items: [{}, {}, {}],
		});
		expect(requests()).toBe(3);
	});
});

describe('reads that differ in the ID', () => {
	it('need two requests for 500 items with 500 queues', async () => {
		const { items } = await runNode({
			node,
			parameters: getQueue,
			credentials: large(),
			items: idsFrom(101, 500),
		});
		expect(requests()).toBe(2);
		expect(ids(items)).toEqual(idsFrom(101, 500).map(({ id }) => id));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 500 }, (_, item) => ({ item })),
		);
		for (const { query } of sandbox.current.requests.filter(({ api }) => api === 'realtime')) {
			const length = query.map(([name, value]) => `&${name}=${value}`).join('').length;
			expect(length).toBeLessThanOrEqual(6001);
		}
	});

	it.each([
		['group', 'groups', 'group-ids', { groupId: byId('={{ $json.id }}') }, idsFrom(101, 3)],
		['queue', 'queues', 'queue-ids', { queueId: byId('={{ $json.id }}') }, idsFrom(101, 3)],
	])(
		'%s: become one list request with exactly these IDs',
		async (resource, list, parameter, field, given) => {
			const { items } = await runNode({
				node,
				parameters: { resource, operation: 'get', metrics: 'handling.rt', ...field },
				credentials: sandbox.api(),
				items: given,
			});
			const chosen = given.map(({ id }) => `${parameter}=${id}`).join('&');
			expect(sandbox.calls()).toEqual([
				`GET ${base}/${list}?${chosen}&metrics=handling.rt&page=0&size=3`,
			]);
			expect(ids(items)).toEqual(given.map(({ id }) => id));
		},
	);

	it.each([
		['getInQueue', 'queues', 'queueId'],
		['getInGroup', 'groups', 'groupId'],
	])(
		'agent: %s batches the agents of one parent and separates those of two',
		async (operation, list, field) => {
			const agentsOf = async (id: string) =>
				(await sandbox.read<Row[]>(`${base}/${list}/${id}/agents?summary=true&size=2`)).map(
					(row) => ({
						owner: id,
						id: row.id,
					}),
				);
			const given = [...(await agentsOf('101')), ...(await agentsOf('102'))];
			const { items } = await runNode({
				node,
				parameters: {
					resource: 'agent',
					operation,
					[field]: byId('={{ $json.owner }}'),
					agentId: byId('={{ $json.id }}'),
					metrics: 'status.rt',
				},
				credentials: sandbox.api(),
				items: given,
			});
			const byOwner = (owner: string) =>
				given.filter((item) => item.owner === owner).map(({ id }) => `agent-ids=${id}`);
			expect(sandbox.calls().sort()).toEqual(
				['101', '102'].map(
					(owner) =>
						`GET ${base}/${list}/${owner}/agents?${byOwner(owner).join('&')}&metrics=status.rt&page=0&size=2`,
				),
			);
			expect(ids(items)).toEqual(given.map(({ id }) => id));
		},
	);

	it('return exactly what single requests return, in any order and with duplicates', async () => {
		const given = ['105', '101', '103', '101', '105'].map((id) => ({ id }));
		const run = async (combineRequests: boolean, simplify: boolean) => {
			const { items } = await runNode({
				node,
				parameters: { ...getQueue, metrics: [], simplify, options: { combineRequests } },
				credentials: sandbox.api(),
				items: given,
			});
			return plain(items);
		};
		for (const simplify of [true, false]) {
			expect(await run(true, simplify)).toEqual(await run(false, simplify));
		}
		expect(requests()).toBe(2 * (1 + given.length));
	});

	it('are not combined if they differ in another field', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...getQueue, metrics: '={{ $json.metrics }}' },
			credentials: sandbox.api(),
			items: [
				{ id: '101', metrics: 'entered.today' },
				{ id: '101', metrics: 'busy.rt' },
				{ id: '102', metrics: 'entered.today' },
			],
		});
		expect(sandbox.calls().sort()).toEqual([
			`GET ${base}/queues/101?metrics=busy.rt`,
			`GET ${base}/queues?queue-ids=101&queue-ids=102&metrics=entered.today&page=0&size=2`,
		]);
		expect(items.map(({ json }) => Object.keys(json)[2])).toEqual([
			'entered.today',
			'busy.rt',
			'entered.today',
		]);
	});
});

describe('an unknown ID in a batch', () => {
	const given = idsFrom(101, 500);
	given[321] = { id: '7' };

	it('fails alone and costs few requests', async () => {
		const { items } = await runNode({
			node,
			parameters: getQueue,
			credentials: large(),
			items: given,
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(500);
		expect(items[321]).toEqual({
			json: {
				error: '8x8 found nothing with this ID',
				details: expect.stringContaining("no queue with id '7' · GET /queues/7)"),
			},
			pairedItem: { item: 321 },
		});
		expect(ids(items.filter((_, index) => index !== 321))).toEqual(
			given.map(({ id }) => id).filter((id) => id !== '7'),
		);
		expect(requests()).toBeLessThanOrEqual(26);
	});

	it('fails the node with its item index unless On Error is Continue', async () => {
		const { error, items } = await runNode({
			node,
			parameters: getQueue,
			credentials: large(),
			items: given,
		});
		expect(seen(error)).toMatchObject({ name: 'NodeApiError', httpCode: '404', itemIndex: 321 });
		expect(items).toEqual([]);
	});

	it('is also found if 8x8 silently omits it', async () => {
		const rows = await sandbox.read<Row[]>(`${base}/queues?queue-ids=101&metrics=entered.today`);
		sandbox.current.faults.add({
			match: { api: 'realtime', path: /queues$/ },
			effect: { kind: 'response', status: 200, body: rows },
		});
		const { items } = await runNode({
			node,
			parameters: getQueue,
			credentials: sandbox.api(),
			items: [{ id: '7' }, { id: '101' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ error: '8x8 found nothing with this ID' }),
			flat(rows[0]),
		]);
	});
});

describe('a failure that no ID causes', () => {
	it('fails every item after one request', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...getQueue, options: { timezone: 'Asia/Tokyo' } },
			credentials: large(),
			items: idsFrom(101, 200),
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.error)).toEqual(
			Array.from({ length: 200 }, () => '8x8 does not accept this time zone'),
		);
		expect(requests()).toBe(1);
	});

	it('of the server is retried as a batch', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'response', status: 503, headers: { 'retry-after': '0' } },
		});
		const { items } = await runNode({
			node,
			parameters: getQueue,
			credentials: large(),
			items: idsFrom(101, 200),
		});
		expect(items).toHaveLength(200);
		expect(requests()).toBe(2);
	});
});

describe('an item with invalid parameters', () => {
	it('fails at its position while the others are combined', async () => {
		const { items } = await runNode({
			node,
			parameters: getQueue,
			credentials: sandbox.api(),
			items: [{ id: '101' }, { id: '' }, { id: '102' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json, pairedItem }) => [json.id ?? json.error, pairedItem])).toEqual([
			['101', { item: 0 }],
			["'Queue' is empty", { item: 1 }],
			['102', { item: 2 }],
		]);
		expect(requests()).toBe(1);
	});
});
