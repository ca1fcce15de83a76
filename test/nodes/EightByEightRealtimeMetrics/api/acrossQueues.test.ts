import { runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';
import { base, node } from '../support';

interface Agent {
	id: string;
	name: string;
	metrics: Record<string, unknown>;
}

interface ResponseBody {
	agents: Agent[];
	queues: Array<{ queueId: string; assignedAgents: string[]; agentMetrics: Agent[] }>;
}

const sandbox = useSandbox();

const metrics = ['accepted.today.inQueue', 'offered.today.inQueue', 'status.rt'];
const query = metrics.map((key) => `metrics=${key}`).join('&');
const path = `${base}/agents-in-queue-groups`;

async function run(given: object = {}) {
	const { items, error } = await runNode({
		node,
		parameters: {
			resource: 'agent',
			operation: 'getManyAcrossQueues',
			returnAll: true,
			metrics,
			...given,
		},
		credentials: sandbox.api(),
	});
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

describe('agent: getManyAcrossQueues', () => {
	it('returns one item for each agent, with a row for each queue that the agent worked in', async () => {
		const { agents, queues } = await sandbox.read<ResponseBody>(`${path}?${query}`);
		const items = await run();
		expect(items.map(({ id }) => id)).toEqual(agents.map(({ id }) => id));
		expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
		for (const [index, { id, name, metrics: own }] of agents.entries()) {
			const worked = queues.flatMap(({ queueId, agentMetrics }) =>
				agentMetrics
					.filter((agent) => agent.id === id)
					.map((agent) => ({ queueId, ...agent.metrics })),
			);
			expect(worked.length).toBeGreaterThan(0);
			expect(items[index]).toEqual({
				id,
				name,
				...own,
				assignedQueueIds: queues
					.filter(({ assignedAgents }) => assignedAgents.includes(id))
					.map(({ queueId }) => queueId),
				queues: worked,
			});
		}
	});

	it('returns exactly what 8x8 sent when Simplify is off', async () => {
		expect(await run({ simplify: false })).toEqual([
			await sandbox.read<ResponseBody>(`${path}?${query}`),
		]);
	});

	it('includes agents without activity on request', async () => {
		const active = await run();
		const enabled = await run({ options: { showEnabledAgents: true } });
		expect(enabled.length).toBeGreaterThan(active.length);
		const idle = enabled.filter(({ id }) => !active.some((agent) => agent.id === id));
		expect(idle.every(({ queues }) => JSON.stringify(queues) === '[]')).toBe(true);
	});

	it('returns an agent that appears only in the list of a queue', async () => {
		const body: ResponseBody = {
			agents: [],
			queues: [
				{ queueId: '101', assignedAgents: ['ag1', 'ag2'], agentMetrics: [] },
				{
					queueId: '102',
					assignedAgents: ['ag1'],
					agentMetrics: [{ id: 'ag1', name: 'Jo', metrics: { 'hold.today.inQueue': null } }],
				},
			],
		};
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'response', status: 200, body },
		});
		expect(await run()).toEqual([
			{
				id: 'ag1',
				name: 'Jo',
				assignedQueueIds: ['101', '102'],
				queues: [{ queueId: '102', 'hold.today.inQueue': null }],
			},
		]);
	});

	it('stops at the limit', async () => {
		const all = await run();
		expect(await run({ returnAll: false, limit: 3 })).toEqual(all.slice(0, 3));
	});

	it('returns nothing for an account without data', async () => {
		const { items, error } = await runNode({
			node,
			parameters: { resource: 'agent', operation: 'getManyAcrossQueues' },
			credentials: sandbox.api(sandbox.current.accounts.oauth.empty),
		});
		expect([items, error]).toEqual([[], undefined]);
	});

	it('merges several responses when the queues do not fit into one URL', async () => {
		const { large } = sandbox.current.accounts.oauth;
		const queueIds = Array.from({ length: 800 }, (_, index) => 101 + index);
		const parameters = {
			resource: 'agent',
			operation: 'getManyAcrossQueues',
			returnAll: true,
			metrics,
			simplify: false,
		};
		const credentials = sandbox.api(large);
		const { items } = await runNode({
			node,
			parameters: { ...parameters, queueIds: '={{ $json.queueIds }}' },
			credentials,
			items: [{ queueIds }],
		});
		expect(sandbox.current.count({ api: 'realtime' })).toBe(2);
		const [response] = items.map(({ json }) => json as unknown as ResponseBody);
		const whole = await sandbox.read<ResponseBody>(`${path}?${query}`, large);
		const wanted = new Set(queueIds.map(String));
		expect(response.queues).toEqual(whole.queues.filter(({ queueId }) => wanted.has(queueId)));
		const ids = response.agents.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('reads the next page when a response announces one', async () => {
		const agent = (id: string): Agent => ({ id, name: id, metrics: { 'status.rt': 'Available' } });
		const page = (id: string): ResponseBody => ({
			agents: [agent(id)],
			queues: [{ queueId: '101', assignedAgents: [id], agentMetrics: [] }],
		});
		for (const id of ['ag1', 'ag2']) {
			sandbox.current.faults.add({
				match: { api: 'realtime' },
				effect: {
					kind: 'response',
					status: 200,
					body: page(id),
					headers: { 'X-Total-Pages': '2' },
				},
			});
		}
		expect(await run({ metrics: 'status.rt' })).toEqual(
			['ag1', 'ag2'].map((id) => ({
				id,
				name: id,
				'status.rt': 'Available',
				assignedQueueIds: ['101'],
				queues: [],
			})),
		);
		expect(sandbox.calls()).toEqual([
			`GET ${path}?metrics=status.rt`,
			`GET ${path}?metrics=status.rt&page=1`,
		]);
	});
});
