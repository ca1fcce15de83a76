import { byId } from '../../support/operations/byId';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/sandbox';
import { base, node, type Row } from './support';

const sandbox = useSandbox();

const agent = 'ag10100000';
/** A queue and a group of this agent, determined below. */
let home = { queueId: '', groupId: '' };

beforeEach(async () => {
	const agents = await sandbox.read<Array<{ id: string; groupId: string }>>(
		`${base}/agents?summary=true`,
	);
	const { queues } = await sandbox.read<{
		queues: Array<{ queueId: string; assignedAgents: string[] }>;
	}>(`${base}/agents-in-queue-groups?metrics=status.rt`);
	home = {
		queueId: queues.find(({ assignedAgents }) => assignedAgents.includes(agent))?.queueId ?? '',
		groupId: agents.find(({ id }) => id === agent)?.groupId ?? '',
	};
});

const timezone = 'Europe/London';

describe('each endpoint is called exactly as 8x8 documents it', () => {
	it.each([
		{
			resource: 'queue',
			operation: 'getMany',
			given: {
				limit: 5,
				queueIds: '101, 103',
				metrics: ['entered.today', 'busy.rt'],
				options: { timezone, includeTotals: true },
			},
			call: '/queues?queue-ids=101&queue-ids=103&metrics=entered.today&metrics=busy.rt&timezone=Europe/London&includeTotals=true&page=0&size=5',
			rows: 3,
		},
		{
			resource: 'queue',
			operation: 'get',
			given: { queueId: byId('101'), metrics: ['entered.today'], options: { timezone } },
			call: '/queues/101?metrics=entered.today&timezone=Europe/London',
			rows: 1,
		},
		{
			resource: 'group',
			operation: 'getMany',
			given: { limit: 5, groupIds: ['102', 101], metrics: ['enabled.rt'], options: { timezone } },
			call: '/groups?group-ids=102&group-ids=101&metrics=enabled.rt&timezone=Europe/London&page=0&size=5',
			rows: 2,
		},
		{
			resource: 'group',
			operation: 'get',
			given: { groupId: byId('101'), metrics: ['enabled.rt'], options: { timezone } },
			call: '/groups/101?metrics=enabled.rt&timezone=Europe/London',
			rows: 1,
		},
		{
			resource: 'agent',
			operation: 'getMany',
			given: {
				limit: 5,
				agentIds: agent,
				groupIds: '={{ $json.groupId }}',
				metrics: ['status.rt', 'accepted.today'],
				options: { timezone, includeTotals: true },
			},
			call: `/agents?agent-ids=${agent}&group-ids=GROUP&metrics=status.rt&metrics=accepted.today&timezone=Europe/London&includeTotals=true&page=0&size=5`,
			rows: 2,
		},
		{
			resource: 'agent',
			operation: 'getManyInQueue',
			given: {
				limit: 5,
				queueId: byId('={{ $json.queueId }}'),
				agentIds: agent,
				metrics: ['accepted.today.inQueue'],
				options: { timezone, includeTotals: true },
			},
			call: `/queues/QUEUE/agents?agent-ids=${agent}&metrics=accepted.today.inQueue&timezone=Europe/London&includeTotals=true&page=0&size=5`,
			rows: 2,
		},
		{
			resource: 'agent',
			operation: 'getInQueue',
			given: {
				queueId: byId('={{ $json.queueId }}'),
				agentId: byId(agent),
				metrics: ['accepted.today.inQueue', 'status.rt'],
				options: { timezone },
			},
			call: `/queues/QUEUE/agents/${agent}?metrics=accepted.today.inQueue&metrics=status.rt&timezone=Europe/London`,
			rows: 1,
		},
		{
			resource: 'agent',
			operation: 'getManyInGroup',
			given: {
				limit: 5,
				groupId: byId('={{ $json.groupId }}'),
				agentIds: agent,
				metrics: ['accepted.today'],
				options: { timezone, includeTotals: true },
			},
			call: `/groups/GROUP/agents?agent-ids=${agent}&metrics=accepted.today&timezone=Europe/London&includeTotals=true&page=0&size=5`,
			rows: 2,
		},
		{
			resource: 'agent',
			operation: 'getInGroup',
			given: {
				groupId: byId('={{ $json.groupId }}'),
				agentId: byId(agent),
				metrics: ['accepted.today', 'activeQueues.rt'],
				options: { timezone },
			},
			call: `/groups/GROUP/agents/${agent}?metrics=accepted.today&metrics=activeQueues.rt&timezone=Europe/London`,
			rows: 1,
		},
		{
			resource: 'agent',
			operation: 'getManyAcrossQueues',
			given: {
				returnAll: true,
				queueIds: '={{ [$json.queueId] }}',
				metrics: ['accepted.today.inQueue', 'status.rt'],
				simplify: false,
				options: { timezone, showEnabledAgents: true },
			},
			call: '/agents-in-queue-groups?queue-ids=QUEUE&metrics=accepted.today.inQueue&metrics=status.rt&timezone=Europe/London&showEnabledAgents=true',
			rows: 1,
		},
	])('$resource: $operation', async ({ resource, operation, given, call, rows }) => {
		const { items, error } = await runNode({
			node,
			parameters: { resource, operation, ...given },
			credentials: sandbox.api(),
			items: [home],
		});
		expect(error).toBeUndefined();
		const path = call.replace('QUEUE', home.queueId).replace('GROUP', home.groupId);
		expect(sandbox.calls()).toEqual([`GET ${base}${path}`]);
		expect(items).toHaveLength(rows);
	});
});

describe('Names Only', () => {
	it.each([
		['queue', 'getMany', 'queues', {}],
		['group', 'getMany', 'groups', {}],
		['agent', 'getMany', 'agents', {}],
		['agent', 'getManyInQueue', 'queues/101/agents', { queueId: byId('101') }],
		['agent', 'getManyInGroup', 'groups/101/agents', { groupId: byId('101') }],
	])('%s: %s requests the summary', async (resource, operation, list, given) => {
		const { items } = await runNode({
			node,
			parameters: { resource, operation, limit: 3, ...given, options: { namesOnly: true } },
			credentials: sandbox.api(),
		});
		expect(sandbox.calls()).toEqual([`GET ${base}/${list}?summary=true&page=0&size=3`]);
		const rows = await sandbox.read<Row[]>(`${base}/${list}?summary=true&size=3`);
		expect(items.map(({ json }) => json)).toEqual(rows);
		expect(items[0].json).not.toHaveProperty('metrics');
	});

	it('filters by ID itself, because 8x8 ignores IDs there', async () => {
		const run = async (given: object) => {
			const { items } = await runNode({
				node,
				parameters: {
					resource: 'agent',
					operation: 'getMany',
					returnAll: true,
					options: { namesOnly: true },
					...given,
				},
				credentials: sandbox.api(),
			});
			return items.map(({ json }) => json);
		};
		expect(await run({ agentIds: agent })).toEqual([
			{ id: agent, name: expect.any(String), groupId: home.groupId, groupName: expect.any(String) },
		]);
		const members = await run({ groupIds: home.groupId });
		expect(members.length).toBeGreaterThan(1);
		expect(new Set(members.map(({ groupId }) => groupId))).toEqual(new Set([home.groupId]));
		expect(await run({ groupIds: home.groupId, returnAll: false, limit: 2 })).toEqual(
			members.slice(0, 2),
		);
	});
});

describe('many IDs to filter by', () => {
	const ids = Array.from({ length: 900 }, (_, index) => String(101 + index));
	const queues = { resource: 'queue', operation: 'getMany', metrics: 'entered.today' };
	const run = async (given: object) =>
		await runNode({
			node,
			parameters: { ...queues, returnAll: true, queueIds: '={{ $json.ids }}', ...given },
			credentials: sandbox.api(sandbox.current.accounts.oauth.large),
			items: [{ ids }],
		});

	it('are split into requests whose URLs are short enough', async () => {
		const { items } = await run({});
		expect(items.map(({ json }) => json.id)).toEqual(ids);
		expect(sandbox.current.count({ api: 'realtime' })).toBe(3);
	});

	it('are not all requested if the limit is reached first', async () => {
		const { items } = await run({ returnAll: false, limit: 10 });
		expect(items.map(({ json }) => json.id)).toEqual(ids.slice(0, 10));
		expect(sandbox.current.count({ api: 'realtime' })).toBe(1);
	});

	it('are rejected together with totals', async () => {
		const { error } = await run({ options: { includeTotals: true } });
		expect(error?.message).toBe("'Include Totals' cannot be used with 900 IDs");
		expect(sandbox.current.count()).toBe(0);
	});
});
