import { byId } from '../../../support/operations/byId';
import { plain, runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { base, node, simplified, type Row } from '../support';

const sandbox = useSandbox();

describe.each([
	{ resource: 'queue', list: 'queues', field: 'queueId', metrics: ['entered.today', 'busy.rt'] },
	{ resource: 'group', list: 'groups', field: 'groupId', metrics: ['handling.rt', 'onBreak.rt'] },
])('$resource: get', ({ resource, list, field, metrics }) => {
	const parameters = {
		resource,
		operation: 'get',
		[field]: byId('={{ $json.id }}'),
		metrics: '={{ $json.metrics }}',
		options: { timezone: 'Europe/London', combineRequests: false },
	};
	const readRow = async (id: string, query: string) =>
		[await sandbox.read<Row | Row[]>(`${base}/${list}/${id}?${query}`)].flat()[0];

	it('returns the metrics for each item, next to one that fails', async () => {
		const { items } = await runNode({
			node,
			parameters,
			credentials: sandbox.api(),
			items: [{ id: '102', metrics }, { id: '7', metrics: '' }, { id: 101 }],
			onError: 'continueRegularOutput',
		});

		expect(sandbox.calls().sort()).toEqual([
			`GET ${base}/${list}/101?timezone=Europe/London`,
			`GET ${base}/${list}/102?metrics=${metrics[0]}&metrics=${metrics[1]}&timezone=Europe/London`,
			`GET ${base}/${list}/7?timezone=Europe/London`,
		]);
		for (const { headers } of sandbox.current.requests.filter(({ api }) => api === 'realtime')) {
			expect(headers.authorization).toBe(`Bearer ${sandbox.current.tokens.issued()[0]}`);
			expect(headers.accept).toBe('application/json');
			expect(headers).not.toHaveProperty('x-tenant-info');
		}
		expect(plain(items)).toEqual([
			{
				json: simplified(resource)(await readRow('102', `metrics=${metrics.join(',')}`)),
				pairedItem: { item: 0 },
			},
			{
				json: {
					error: expect.any(String),
					details: expect.stringContaining(`no ${resource} with id '7' · GET /${list}/7)`),
				},
				pairedItem: { item: 1 },
			},
			{ json: simplified(resource)(await readRow('101', '')), pairedItem: { item: 2 } },
		]);
	});

	it.each(['array', 'object'] as const)('accepts an %s as the response', async (singleMetric) => {
		sandbox.current.variants.singleMetric = singleMetric;
		const { items } = await runNode({
			node,
			parameters: { ...parameters, simplify: false },
			credentials: sandbox.api(),
			items: [{ id: '101', metrics }],
		});
		expect(items.map(({ json }) => json)).toEqual([
			await readRow('101', `metrics=${metrics.join(',')}`),
		]);
		expect(items[0].json.metrics).toHaveLength(2);
	});

	it('accepts an ID that was typed or selected from the list', async () => {
		const { items } = await runNode({
			node,
			parameters: { ...parameters, [field]: { __rl: true, mode: 'list', value: '103' } },
			credentials: sandbox.api(),
		});
		expect(items[0].json.id).toBe('103');
	});

	it.each([
		['', 'is empty'],
		['..', "cannot be '..'"],
		['.', "cannot be '.'"],
	])('rejects the ID %j before any request', async (id, problem) => {
		const message = `'${resource === 'queue' ? 'Queue' : 'Group'}' ${problem}`;
		const { error } = await runNode({
			node,
			parameters: { ...parameters, [field]: byId('={{ $json.id }}') },
			credentials: sandbox.api(),
			items: [{ id }],
		});
		expect(seen(error)).toMatchObject({ name: 'NodeOperationError', message, itemIndex: 0 });
		expect(sandbox.current.count()).toBe(0);
	});

	it('keeps an ID within its path segment', async () => {
		await runNode({
			node,
			parameters,
			credentials: sandbox.api(),
			items: [{ id: '../agents?x=1#y' }],
			onError: 'continueRegularOutput',
		});
		expect(sandbox.calls()).toEqual([
			`GET ${base}/${list}/..%2Fagents%3Fx%3D1%23y?timezone=Europe/London`,
		]);
	});
});

describe('Simplify', () => {
	it('leaves null, strings, numbers and lists unchanged', async () => {
		const values = [
			null,
			'0',
			0,
			29947.4,
			'LoggedOut',
			[],
			[{ id: 'a', name: 'b', count: 2 }],
			false,
		];
		const metrics = values.map((value, index) => ({ key: `metric${index}.rt`, value }));
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			effect: { kind: 'response', status: 200, body: [{ id: '101', name: 'Sales', metrics }] },
		});
		const { items } = await runNode({
			node,
			parameters: { resource: 'queue', operation: 'get', queueId: byId('101') },
			credentials: sandbox.api(),
		});
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: '101',
				name: 'Sales',
				'metric0.rt': null,
				'metric1.rt': '0',
				'metric2.rt': 0,
				'metric3.rt': 29947.4,
				'metric4.rt': 'LoggedOut',
				'metric5.rt': [],
				'metric6.rt': [{ id: 'a', name: 'b', count: 2 }],
				'metric7.rt': false,
			},
		]);
	});
});
