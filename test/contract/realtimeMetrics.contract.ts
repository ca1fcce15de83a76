import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../support/operations/byId';
import { searchList } from '../support/engine/listSearch';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/sandbox';
import { judge, readOpenApi } from './openApi';

const node = 'eightByEightRealtimeMetrics';
const openApi = readOpenApi(
	join(
		process.env.OPENAPI_DIR ?? '',
		'8x8_analytics_for_contact_center_real-time_metrics_api.json',
	),
);
const sandbox = useSandbox();
const timezone = 'Europe/London';
const agentIds = 'ag10100000, ag10100001';
const owner = { queueId: byId('101'), groupId: byId('101') };

const list = { returnAll: true, options: { timezone, includeTotals: true } };
const names = { returnAll: true, options: { namesOnly: true } };
const one = { options: { timezone, combineRequests: false } };

const calls: Array<[name: string, endpoint: string, parameters: INodeParameters]> = [
	['queues', '/queues', { resource: 'queue', operation: 'getMany', ...list, queueIds: '101,102' }],
	['queue names', '/queues', { resource: 'queue', operation: 'getMany', ...names }],
	['a queue', '/queues/{id}', { resource: 'queue', operation: 'get', ...owner, ...one }],
	['groups', '/groups', { resource: 'group', operation: 'getMany', ...list, groupIds: '101,102' }],
	['group names', '/groups', { resource: 'group', operation: 'getMany', ...names }],
	['a group', '/groups/{id}', { resource: 'group', operation: 'get', ...owner, ...one }],
	[
		'agents',
		'/agents',
		{ resource: 'agent', operation: 'getMany', ...list, agentIds, groupIds: '101,102' },
	],
	['agent names', '/agents', { resource: 'agent', operation: 'getMany', ...names }],
	[
		'agents in a queue',
		'/queues/{queueId}/agents',
		{ resource: 'agent', operation: 'getManyInQueue', ...list, ...owner, agentIds },
	],
	[
		'an agent in a queue',
		'/queues/{queueId}/agents/{agentId}',
		{ resource: 'agent', operation: 'getInQueue', ...owner, ...one, agentId: byId('ag10100000') },
	],
	[
		'agents in a group',
		'/groups/{groupId}/agents',
		{ resource: 'agent', operation: 'getManyInGroup', ...list, ...owner, agentIds },
	],
	[
		'an agent in a group',
		'/groups/{groupId}/agents/{agentId}',
		{ resource: 'agent', operation: 'getInGroup', ...owner, ...one, agentId: byId('ag10100000') },
	],
	[
		'agents across queues',
		'/agents-in-queue-groups',
		{
			resource: 'agent',
			operation: 'getManyAcrossQueues',
			queueIds: '101,102',
			options: { timezone, showEnabledAgents: true },
		},
	],
];

/** The validation results of all requests to the API so far. */
const verdicts = () =>
	sandbox.current.requests
		.filter(({ api }) => api === 'realtime')
		.map((request) => judge(openApi, request));

describe('requests that conform to 8x8’s OpenAPI file:', () => {
	it.each(calls)('%s', async (_name, endpoint, parameters) => {
		await runNode({
			node,
			parameters,
			credentials: sandbox.api(),
			onError: 'continueRegularOutput',
		});
		expect(verdicts()).toEqual([{ operation: `get ${endpoint}`, problems: [] }]);
	});

	it('a batch of many queues', async () => {
		await runNode({
			node,
			parameters: { resource: 'queue', operation: 'get', queueId: byId('={{ $json.id }}') },
			credentials: sandbox.api(),
			items: [{ id: '101' }, { id: '102' }],
		});
		expect(verdicts()).toEqual([{ operation: 'get /queues', problems: [] }]);
	});

	it('the list searches', async () => {
		const methods = ['searchQueues', 'searchGroups', 'searchAgentsInQueue', 'searchAgentsInGroup'];
		for (const method of methods) {
			await searchList({ node, method, credentials: sandbox.api(), parameters: owner });
		}
		expect(verdicts().flatMap(({ problems }) => problems)).toEqual([]);
		expect(verdicts()).toHaveLength(methods.length);
	});
});

it('the requests above cover every endpoint of the file', () => {
	expect(new Set(calls.map(([, endpoint]) => endpoint))).toEqual(
		new Set(Object.keys(openApi.paths)),
	);
});

describe('the validator', () => {
	const path = '/analytics/cc/v5/realtime-metrics/groups';

	it.each([
		[{ path: `${path}s`, query: [] }, /knows no GET/],
		[{ path, query: [['metrics[]', 'busy.rt']] }, /metrics\[\] is unknown/],
		[{ path, query: [['metrics', 'a,b']] }, /metrics joins a,b/],
		[{ path, query: [['size', '1001']] }, /size=1001 is too large/],
		[{ path, query: [['page', '-1']] }, /page=-1 is too small/],
		[{ path, query: [['summary', 'yes']] }, /summary=yes is no boolean/],
	] as Array<[{ path: string; query: Array<[string, string]> }, RegExp]>)(
		'reports a violation: %j',
		(request, problem) => {
			const { problems } = judge(openApi, { method: 'GET', ...request });
			expect(problems).toEqual([expect.stringMatching(problem)]);
		},
	);
});
