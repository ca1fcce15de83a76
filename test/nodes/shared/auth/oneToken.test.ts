import { loadFreshNodes } from '../../../support/engine/freshNodes';
import { useSandbox } from '../../../support/sandbox';
import { startWorkflow, runWorkflow } from '../../../support/engine/workflow';
import { waitFor } from '../../../support/time/waitFor';
import { arrived, expected, metricRequests, queueItems, queueNode, runQueues } from './support';

const sandbox = useSandbox();

it('is replaced when a new process finds it revoked', async () => {
	const { staticData } = await runQueues(sandbox);
	sandbox.current.tokens.revokeAll();
	const second = await runQueues(sandbox, {
		count: 20,
		staticData,
		classes: loadFreshNodes(),
	});
	expect(arrived(second)).toEqual(expected(20));
	expect(sandbox.tokenRequests()).toBe(2);
	const keys = Object.keys((second.staticData?.global ?? {}) as object);
	expect(keys).toEqual(Object.keys((staticData?.global ?? {}) as object));
	expect(second.staticData).not.toEqual(staticData);
});

it('serves 50 executions that start at the same time', async () => {
	const runs = Array.from({ length: 50 }, async () => await runQueues(sandbox, { count: 3 }));
	for (const run of await Promise.all(runs)) expect(arrived(run)).toEqual(expected(3));
	expect(sandbox.tokenRequests()).toBe(1);
	expect(metricRequests(sandbox.current)).toHaveLength(150);
});

it('serves all nodes and all 8x8 APIs that use the same credential', async () => {
	const metrics = queueNode(sandbox, sandbox.current.accounts.oauth.full);
	await runWorkflow({
		items: queueItems(5),
		nodes: [
			{ ...metrics, name: 'One' },
			{ ...metrics, name: 'Two' },
			{
				node: 'eightByEightCloudStorage',
				parameters: { resource: 'region', operation: 'getMany' },
				credentials: sandbox.api(),
			},
		],
	});
	expect(metricRequests(sandbox.current)).toHaveLength(10);
	expect(sandbox.current.count({ api: 'storage' })).toBe(5);
	expect(sandbox.tokenRequests()).toBe(1);
});

it('belongs to one credential: two in a workflow are never mixed up', async () => {
	const { large, europe } = sandbox.current.accounts.oauth;
	const { nodes, staticData } = await runWorkflow({
		items: queueItems(20),
		nodes: [
			{ ...queueNode(sandbox, large), name: 'Large' },
			{ ...queueNode(sandbox, europe), name: 'Europe' },
			{ ...queueNode(sandbox, large), name: 'Large again' },
		],
	});

	for (const { items } of Object.values(nodes)) expect(items).toHaveLength(20);
	expect(sandbox.tokenRequests()).toBe(2);
	const [forLarge, forEurope] = sandbox.current.tokens.issued();
	for (const { path, headers } of metricRequests(sandbox.current)) {
		const token = path.startsWith('/eu/') ? forEurope : forLarge;
		expect(headers.authorization).toBe(`Bearer ${token}`);
	}
	expect(Object.keys((staticData?.global ?? {}) as object)).toHaveLength(2);

	const again = {
		items: queueItems(20),
		staticData,
		classes: loadFreshNodes(),
		nodes: [queueNode(sandbox, large), { ...queueNode(sandbox, europe), name: 'Europe' }],
	};
	await runWorkflow(again);
	expect(sandbox.tokenRequests()).toBe(2);
});

it('is not shared with the same key and another secret', async () => {
	await runQueues(sandbox);
	const credentials = sandbox.api(sandbox.current.accounts.oauth.large, {
		clientSecret: 'guessed',
	});
	const { error } = await runQueues(sandbox, { credentials });
	expect(error?.message).toBe('8x8 did not accept the API key and secret');
});

it('reaches other waiting executions when the one that requested it is cancelled', async () => {
	sandbox.current.faults.add({ match: { api: 'oauth' }, effect: { kind: 'delay', ms: 200 } });
	const setup = { items: queueItems(2), nodes: [queueNode(sandbox)] };
	const first = startWorkflow(setup);
	await waitFor(() => sandbox.tokenRequests() === 1);
	const second = startWorkflow(setup);
	first.cancel();
	const [cancelled, other] = await Promise.all([first.result, second.result]);

	expect(cancelled.nodes.eightByEightRealtimeMetrics.items).toEqual([]);
	expect(other.nodes.eightByEightRealtimeMetrics.items).toHaveLength(2);
	expect(sandbox.tokenRequests()).toBe(1);
});
