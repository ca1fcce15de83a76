import { useSandbox } from '../../../support/sandbox';
import { waitFor } from '../../../support/time/waitFor';
import { startWorkflow } from '../../../support/engine/workflow';
import { metricRequests, queueItems, queueNode } from '../auth/support';

const sandbox = useSandbox();

const start = (count: number) =>
	startWorkflow({ items: queueItems(count), nodes: [{ ...queueNode(sandbox), name: 'Node' }] });

describe('a cancelled execution', () => {
	it('aborts the requests in flight and sends no more', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			times: Infinity,
			effect: { kind: 'hang' },
		});
		const running = start(100);
		await waitFor(() => metricRequests(sandbox.current).length === 30);
		running.cancel();

		const { nodes } = await running.result;
		expect(nodes.Node.items).toEqual([]);
		expect(metricRequests(sandbox.current)).toHaveLength(30);
	});

	it('does not wait for a token', async () => {
		sandbox.current.faults.add({ match: { api: 'oauth' }, effect: { kind: 'hang' } });
		const running = start(3);
		await waitFor(() => sandbox.current.count({ api: 'oauth' }) === 1);
		running.cancel();

		const { nodes } = await running.result;
		expect(nodes.Node.items).toEqual([]);
		expect(metricRequests(sandbox.current)).toEqual([]);
	});

	it('does not wait for a retry', async () => {
		sandbox.current.faults.add({
			match: { api: 'realtime' },
			times: Infinity,
			effect: { kind: 'response', status: 429, headers: { 'retry-after': '600' } },
		});
		const running = start(3);
		await waitFor(() => sandbox.current.count({ status: 429 }) === 3);
		running.cancel();

		const { nodes } = await running.result;
		expect(nodes.Node.items).toEqual([]);
		expect(metricRequests(sandbox.current)).toHaveLength(3);
	});
});
