import type { IDataObject } from 'n8n-workflow';
import type { OAuthAccount, RecordedRequest, Sandbox } from '../../../sandbox';
import { byId } from '../../../support/operations/byId';
import { runNode, type NodeRunResult, type NodeRunSetup } from '../../../support/engine/runNode';
import type { TestSandbox } from '../../../support/sandbox';
import type { NodeSetup } from '../../../support/engine/workflow';

/** Items that each read another queue of the `large` account. */
export function queueItems(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({ id: String(101 + index) }));
}

/** A node that reads one queue for each item, with separate requests. */
export function queueNode(
	sandbox: TestSandbox,
	account: OAuthAccount = sandbox.current.accounts.oauth.large,
): NodeSetup {
	return {
		node: 'eightByEightRealtimeMetrics',
		parameters: {
			resource: 'queue',
			operation: 'get',
			queueId: byId('={{ $json.id }}'),
			metrics: 'entered.today',
			options: { combineRequests: false },
		},
		credentials: sandbox.api(account),
	};
}

/** Runs that node, by default with one item. */
export async function runQueues(
	sandbox: TestSandbox,
	{ count = 1, ...given }: { count?: number } & Partial<NodeRunSetup> = {},
): Promise<NodeRunResult> {
	return await runNode({ ...queueNode(sandbox), items: queueItems(count), ...given });
}

/** IDs of the queues that arrived, in order. */
export function arrived({ items }: Pick<NodeRunResult, 'items'>): unknown[] {
	return items.map(({ json }) => json.id);
}

/** IDs of the requested queues, in order. */
export function expected(count: number): unknown[] {
	return queueItems(count).map(({ id }) => id);
}

export function metricRequests({ requests }: Sandbox): RecordedRequest[] {
	return requests.filter(({ api }) => api === 'realtime');
}
