import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { harness } from '../support/engine/nodeTypes';
import { startWorkflow } from '../support/engine/workflow';
import type { Case } from './cases';
import type { OtherHost } from './otherHost';
import { finishRun } from './finishRun';
import type { Evidence, SeenError } from './evidence';
import type { AffectedRequest } from './faults';
import { injectFault } from './injectFault';
import { secretsOf } from './secrets';

let cases = 0;

/** Runs a case in a sandbox of its own. */
export async function runCase(one: Case, otherHost: OtherHost): Promise<Evidence> {
	// Ports are reused, and tokens are cached by address and secret: the salt makes both unique.
	const sandbox = await startSandbox({ salt: `-${++cases}` });
	try {
		return await runIn(sandbox, one, otherHost);
	} finally {
		await sandbox.stop();
	}
}

/** The same without a fault, for comparison. */
export async function runClean(one: Case, otherHost: OtherHost): Promise<Evidence> {
	return await runCase(
		{ ...one, scenario: { type: 'token ends', how: 'revokeToken', before: Infinity } },
		otherHost,
	);
}

async function runIn(sandbox: Sandbox, one: Case, otherHost: OtherHost): Promise<Evidence> {
	const { nodePlans, plan, scenario, onError } = one;
	const items = (await plan.prepare?.(sandbox, one.items)) ?? numberedItems(one.items);
	// By name, so that the DNS lookup can fail.
	const baseUrl = sandbox.url.replace('127.0.0.1', 'localhost');
	const node = {
		node: nodePlans.node,
		name: 'Node',
		parameters: {
			resource: plan.resource,
			operation: plan.operation,
			...plan.parameters,
		},
		credentials: nodePlans.credentials(sandbox, baseUrl),
		...(onError === 'continueRegularOutput' && { onError: 'continueRegularOutput' as const }),
	};
	const start = () =>
		startWorkflow({ items, nodes: [{ name: 'Start', node: harness.pass }, node] });
	if (scenario.type === 'token ended before') {
		await startWorkflow({ nodes: [{ ...node, parameters: nodePlans.warmUp }] }).result;
		sandbox.tokens.revokeAll();
		sandbox.videoTokens.revokeAll();
	}
	sandbox.requests.length = 0;
	const affected: AffectedRequest[] = [];
	const visit = otherHost.visit();
	const monitor = injectFault(sandbox, one, affected, visit.url);
	const startedAt = Date.now();
	const outcome = await monitor.run(async () => await finishRun(start(), one, monitor, affected));
	const tookMs = Date.now() - startedAt;
	sandbox.faults.clear();
	const requests = sandbox.requests.slice();
	const { result } = outcome;
	const { items: output, error } = result.nodes.Node ?? { items: [], error: undefined };
	return {
		items,
		output,
		error: error && toSeen(error),
		requests,
		affected,
		otherHost: visit.requests,
		waits: monitor.waits,
		logs: monitor.logs,
		effects: await plan.effects?.(sandbox, items),
		storedRun: JSON.stringify(result.run),
		storedStaticData: JSON.stringify(result.staticData ?? {}),
		...secretsOf(sandbox, one, node.credentials, items, requests),
		...outcome,
		tookMs,
	};
}

const numberedItems = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, number) => ({ number }));

function toSeen(error: Error & { description?: string | null; context?: IDataObject }): SeenError {
	const { message, description, context } = error;
	return { message, description, itemIndex: context?.itemIndex as number | undefined };
}
