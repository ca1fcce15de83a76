import { byId } from '../../support/operations/byId';
import { runNode } from '../../support/engine/runNode';
import { seen, useSandbox } from '../../support/sandbox';
import { base, node, type Row } from './support';

// One test for each contradiction in 8x8's documents, or between these and practice.

const sandbox = useSandbox();

async function run(parameters: object, items: Array<Record<string, never>> = [{}]) {
	const result = await runNode({
		node,
		parameters: { ...parameters },
		credentials: sandbox.api(),
		items,
	});
	return { ...result, json: result.items.map(({ json }) => json) };
}

const response = (body: unknown, headers: Record<string, string> = {}) =>
	sandbox.current.faults.add({
		match: { api: 'realtime' },
		effect: { kind: 'response', status: 200, body, headers },
	});

const getQueue = { resource: 'queue', operation: 'get', queueId: byId('101') };
const getManyQueues = { resource: 'queue', operation: 'getMany' };
const getManyAgents = { resource: 'agent', operation: 'getMany' };

describe('pitfall', () => {
	it('1: accepts the guide’s keys that the OpenAPI file lacks or misspells', async () => {
		const keys = ['acceptedInSla.int-12h', 'acceptedInSlaPercentage.today', 'newInQueue.today'];
		const { json } = await run({ ...getQueue, metrics: [...keys, 'eligible.rt'] });
		expect(Object.keys(json[0]).sort()).toEqual([...keys, 'eligible.rt', 'id', 'name'].sort());

		const agentKeys = [
			'averageHoldTime.today',
			'transfersInitiatedPercentage.today',
			'lastStatusChange.rt',
			'lastStatusCodeChange.rt',
			'timeOnStatusCode.rt',
			'activeChannels.rt',
			'activeDirections.rt',
			'activeInteractionsCount.rt',
			'activeQueues.rt',
		];
		const agents = await run({ ...getManyAgents, limit: 1, metrics: agentKeys });
		expect(Object.keys(agents.json[0]).sort()).toEqual([...agentKeys, 'id', 'name'].sort());

		const { error } = await run({ ...getQueue, metrics: ['eligibl.rt'] });
		expect(seen(error).description).toMatch(/^Nearest known values: eligible\.rt,/);
	});

	it('2: sends plain keys to the list of all agents and rejects .inQueue there', async () => {
		await run({ ...getManyAgents, limit: 1 });
		const [{ query }] = sandbox.current.requests.filter(({ api }) => api === 'realtime');
		expect(query.filter(([, value]) => value.endsWith('.inQueue'))).toEqual([]);

		const { error } = await run({ ...getManyAgents, metrics: 'accepted.today.inQueue' });
		expect(seen(error)).toMatchObject({
			message: "'Metrics' has the unknown value 'accepted.today.inQueue'",
			description: expect.stringContaining('accepted.today'),
		});
	});

	it('3: leaves percentages as ratios', async () => {
		const metrics = [{ key: 'divertedPercentage.today', value: 1 }];
		response([{ id: '101', name: 'Sales', metrics }]);
		const { json } = await run({ ...getQueue, metrics: 'divertedPercentage.today' });
		expect(json).toEqual([{ id: '101', name: 'Sales', 'divertedPercentage.today': 1 }]);
	});

	it.each([
		[{ ...getManyQueues, limit: 20 }],
		[{ ...getManyAgents, limit: 20, metrics: 'status.rt' }],
		[{ resource: 'group', operation: 'getMany', limit: 20 }],
		[{ resource: 'agent', operation: 'getManyInQueue', queueId: byId('101'), limit: 20 }],
		[{ resource: 'agent', operation: 'getManyInGroup', groupId: byId('101'), limit: 20 }],
	])(
		'4: always sends the page size, because its default is undocumented: %j',
		async (parameters) => {
			await run(parameters);
			const [{ query }] = sandbox.current.requests.filter(({ api }) => api === 'realtime');
			expect(query).toContainEqual(['size', '20']);
		},
	);

	it('5: never reads beyond the end and accepts a list that became shorter', async () => {
		const large = sandbox.api(sandbox.current.accounts.oauth.large);
		const parameters = { ...getManyQueues, returnAll: true, metrics: 'busy.rt' };
		await runNode({ node, parameters, credentials: large });
		expect(sandbox.current.count({ api: 'realtime', status: 400 })).toBe(0);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(3);

		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: {
				kind: 'response',
				status: 400,
				body: {
					message:
						"Bad request: Field 'page' must be greater than or equal to 0 and less than the total number of pages, which is 0 for this request",
				},
			},
		});
		const { json, error } = await run({ ...getManyQueues, metrics: 'busy.rt' });
		expect([json, error]).toEqual([[], undefined]);
	});

	it.each(['array', 'object'] as const)('6: accepts one row as an %s', async (singleMetric) => {
		sandbox.current.variants.singleMetric = singleMetric;
		const [agent] = await sandbox.read<Row[]>(`${base}/queues/101/agents?summary=true`);
		const { json } = await run({
			resource: 'agent',
			operation: 'getInQueue',
			queueId: byId('101'),
			agentId: byId(String(agent.id)),
			metrics: 'status.rt',
		});
		expect(json).toEqual([{ id: agent.id, name: agent.name, 'status.rt': expect.any(String) }]);
	});

	it('7: converts the text values of groups to numbers only when simplified', async () => {
		const metrics = ['enabled.rt', 'onBreak.rt'];
		const parameters = { resource: 'group', operation: 'getMany', limit: 1, metrics };
		const raw = (await run({ ...parameters, simplify: false })).json as unknown as Row[];
		expect(raw[0].metrics.map(({ value }) => typeof value)).toEqual(['string', 'string']);
		const { json } = await run(parameters);
		expect(json).toEqual([
			{
				id: raw[0].id,
				name: raw[0].name,
				'enabled.rt': Number(raw[0].metrics[0].value),
				'onBreak.rt': Number(raw[0].metrics[1].value),
			},
		]);

		const values = {
			'accepted.int-15m': null,
			'statusCode.rt': '007',
			'status.rt': 'LoggedOut',
			'lastLogin.rt': '2022-12-16T16:28:08.013Z',
			'activeQueues.rt': [{ id: '101', name: 'Sales', count: 1 }],
			'activeChannels.rt': [],
			'averageHandlingTime.today': 29947.4,
		};
		response([
			{
				id: 'ag1',
				name: 'Jo',
				metrics: Object.entries(values).map(([key, value]) => ({ key, value })),
			},
		]);
		const agents = await run({ ...getManyAgents, metrics: Object.keys(values) });
		expect(agents.json).toEqual([{ id: 'ag1', name: 'Jo', ...values }]);
	});

	it('8: merges the two lists of agents across queues by agent ID', async () => {
		response({
			agents: [{ id: 'ag1', name: 'Jo', metrics: { 'status.rt': 'Available' } }],
			queues: [
				{
					queueId: '101',
					assignedAgents: ['ag1', 'ag2'],
					agentMetrics: [{ id: 'ag1', name: 'Jo', metrics: { 'accepted.today.inQueue': 4 } }],
				},
				{ queueId: '102', assignedAgents: [], agentMetrics: [] },
			],
		});
		const { json } = await run({ resource: 'agent', operation: 'getManyAcrossQueues' });
		expect(json).toEqual([
			{
				id: 'ag1',
				name: 'Jo',
				'status.rt': 'Available',
				assignedQueueIds: ['101'],
				queues: [{ queueId: '101', 'accepted.today.inQueue': 4 }],
			},
		]);
	});

	it('9: never treats the totals as a row, whether 8x8 counts them or not', async () => {
		const row = (id: string) => ({ id, name: id, metrics: [{ key: 'busy.rt', value: 1 }] });
		const totals = {
			id: null,
			name: 'totals',
			metrics: [{ key: 'total.busy.rt', value: 2 }],
		};
		response([row('101'), row('102'), totals], { 'X-Total-Pages': '1', 'X-Total-Elements': '3' });
		const { json } = await run({
			...getManyQueues,
			metrics: 'busy.rt',
			options: { includeTotals: true },
		});
		expect(json).toEqual([
			{ id: '101', name: '101', 'busy.rt': 1 },
			{ id: '102', name: '102', 'busy.rt': 1 },
			{ isTotals: true, id: null, name: 'totals', 'total.busy.rt': 2 },
		]);
	});

	it('10: repeats the name for each entry of a list, without brackets or commas', async () => {
		const metrics = ['busy.rt', 'entered.today'];
		await run({ ...getManyQueues, queueIds: '101,102', metrics });
		const [{ query }] = sandbox.current.requests.filter(({ api }) => api === 'realtime');
		expect(query.slice(0, 4)).toEqual([
			['queue-ids', '101'],
			['queue-ids', '102'],
			['metrics', 'busy.rt'],
			['metrics', 'entered.today'],
		]);
	});

	it('11: calls Asia-Pacific "au", unlike other APIs', async () => {
		await runNode({
			node,
			parameters: { ...getQueue, metrics: 'busy.rt' },
			credentials: sandbox.api(undefined, { region: 'au' }),
		});
		expect(sandbox.calls()).toEqual([`GET /au${base}/queues/101?metrics=busy.rt`]);
	});

	it('12: writes agent-ids with an equals sign and the version as a number', async () => {
		await run({
			...getManyAgents,
			agentIds: 'ag10100000, ag10100001',
			metrics: 'status.rt',
			limit: 2,
		});
		expect(sandbox.calls()).toEqual([
			'GET /analytics/cc/v5/realtime-metrics/agents?agent-ids=ag10100000&agent-ids=ag10100001&metrics=status.rt&page=0&size=2',
		]);
	});

	it('13: knows the metrics that exist both for now and for periods', async () => {
		const wait = ['int-15m', 'int-30m', 'today', 'rt'].map(
			(period) => `interactionsLongestWaitInQueue.${period}`,
		);
		const { json } = await run({ ...getQueue, metrics: wait });
		expect(Object.keys(json[0])).toEqual(expect.arrayContaining(wait));
		const session = ['loggedInTime.rt', 'loggedInTime.today'];
		const agents = await run({ ...getManyAgents, limit: 1, metrics: session });
		expect(Object.keys(agents.json[0])).toEqual(expect.arrayContaining(session));
	});

	it('14: keeps IDs as text and accepts numbers', async () => {
		const { json } = await run({
			...getQueue,
			queueId: byId('={{ 101 }}'),
			metrics: 'busy.rt',
		});
		expect(json[0].id).toBe('101');
		const many = await run({ ...getManyQueues, queueIds: '={{ [101, 102] }}', metrics: 'busy.rt' });
		expect(many.json.map(({ id }) => id)).toEqual(['101', '102']);
	});
});

describe('a 400 from 8x8 is explained:', () => {
	it.each([
		['X-Tenant-Info header is missing.', '8x8 requires a tenant ID for this API key'],
		['Invalid value for X-Tenant-Info header.', '8x8 found no tenant with this ID'],
		["Field 'size' must be less than or equal to 1000", '8x8 did not accept the page size'],
		["Invalid value for 'metrics': x", '8x8 did not accept the metrics'],
		['whatever it says of an unknown ID', '8x8 did not accept the request'],
	])('%s', async (reason, message) => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'response', status: 400, body: { message: `Bad request: ${reason}` } },
		});
		const { error } = await run({ ...getManyQueues, metrics: 'busy.rt' });
		expect(seen(error)).toMatchObject({
			name: 'NodeApiError',
			message,
			httpCode: '400',
			description: expect.stringContaining(`8x8 said: Bad request: ${reason}`),
		});
	});
});
