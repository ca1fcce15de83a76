import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { harness } from '../support/nodeTypes';
import type { RunningWorkflow, WorkflowResult } from '../support/engine';
import { startWorkflow } from '../support/workflow';
import type { Case } from './cases';
import type { Elsewhere } from './elsewhere';
import type { Evidence, SeenError } from './evidence';
import type { Struck } from './faults';
import { arrange } from './arrange';
import { secretsOf } from './secrets';
import type { Watch } from './watch';

/** A run that takes longer hangs: the slowest that ends takes a tenth of it. */
const limitMs = 30_000;

let cases = 0;

/** Runs a case in a sandbox of its own. */
export async function runCase(one: Case, elsewhere: Elsewhere): Promise<Evidence> {
	// Ports come back, and tokens are kept by address and secret: no other case has these.
	const sandbox = await startSandbox({ salt: `-${++cases}` });
	try {
		return await runIn(sandbox, one, elsewhere);
	} finally {
		await sandbox.stop();
	}
}

/** The same without trouble, for comparison. */
export async function runClean(one: Case, elsewhere: Elsewhere): Promise<Evidence> {
	return await runCase(
		{ ...one, trouble: { type: 'token ends', how: 'revokeToken', before: Infinity } },
		elsewhere,
	);
}

async function runIn(sandbox: Sandbox, one: Case, elsewhere: Elsewhere): Promise<Evidence> {
	const { nodePlans, plan, trouble, onError } = one;
	const items = (await plan.prepare?.(sandbox, one.items)) ?? numberedItems(one.items);
	// By name, so that looking it up can go wrong.
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
	if (trouble.type === 'token ended before') {
		await startWorkflow({ nodes: [{ ...node, parameters: nodePlans.warmUp }] }).result;
		sandbox.tokens.revokeAll();
		sandbox.videoTokens.revokeAll();
	}
	sandbox.requests.length = 0;
	const struck: Struck[] = [];
	const visit = elsewhere.visit();
	const watch = arrange(sandbox, one, struck, visit.url);
	const startedAt = Date.now();
	const outcome = await watch.run(async () => await finish(start(), one, watch, struck));
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
		struck,
		elsewhere: visit.requests,
		waits: watch.waits,
		logs: watch.logs,
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

type Ending = Pick<Evidence, 'connectionsAfterCancel' | 'gotThere' | 'hung'> & {
	readonly result: WorkflowResult;
};

/** Waits for the end of a run, which is cancelled when the case says so, or when it does not end. */
async function finish(
	running: RunningWorkflow,
	{ trouble }: Case,
	watch: Watch,
	struck: readonly Struck[],
): Promise<Ending> {
	if (trouble.type !== 'cancelled') {
		const hung = !(await endsWithin(running, limitMs));
		if (hung) running.cancel();
		return { result: await running.result, hung, gotThere: true, connectionsAfterCancel: 0 };
	}
	const isPause = trouble.during.includes('pause');
	const gotThere = await becomes(
		() => struck.length > 0 && (!isPause || watch.pausing > 0),
		running,
	);
	const before = watch.connections;
	running.cancel();
	const hung = !(await endsWithin(running, cancelLimitMs));
	if (hung) watch.release();
	const result = await running.result;
	await ticks(graceMs);
	return { result, hung, gotThere, connectionsAfterCancel: watch.connections - before };
}

/** A cancelled execution has ended after so many milliseconds. */
const cancelLimitMs = 1_000;

/** For so many milliseconds nothing may be sent afterwards. */
const graceMs = 30;

const tickMs = 10;

/** Counts time by this process's own turns, so that a machine that stands still makes nobody late. */
async function ticks(milliseconds: number, isOver: () => boolean = () => false): Promise<void> {
	for (let passed = 0; passed < milliseconds && !isOver(); passed += tickMs) {
		await new Promise((resolve) => setTimeout(resolve, tickMs));
	}
}

async function endsWithin({ result }: RunningWorkflow, milliseconds: number): Promise<boolean> {
	let ended = false;
	const end = result.then(() => {
		ended = true;
	});
	await Promise.race([end, ticks(milliseconds, () => ended)]);
	return ended;
}

/** Waits for a condition. @returns false when the run ends, or time passes, without it */
async function becomes(condition: () => boolean, { result }: RunningWorkflow): Promise<boolean> {
	let ended = false;
	void result.then(() => {
		ended = true;
	});
	await ticks(limitMs, () => ended || condition());
	return condition();
}
