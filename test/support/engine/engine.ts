import type { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
	NodeOperationError,
	OnError,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { TestCredentialsHelper, type CredentialStore } from './credentials';
import type { NodeClasses } from './nodeClasses';
import { harness, nodeTypesOf, packagePrefix } from './nodeTypes';

/** Plain credentials of one node, by type. The same object on two nodes is the same credential. */
export type PlainCredentials = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** One node of a workflow under test. Nodes are connected one after the other, in the given order. */
export interface NodeSetup {
	/** Default: its type. */
	name?: string;
	/** Name of a node of the package, or the whole type of another one. */
	node: string;
	/** Default 1. */
	typeVersion?: number;
	parameters?: INodeParameters;
	credentials?: PlainCredentials;
	onError?: OnError;
}

export interface WorkflowSetup {
	nodes: readonly NodeSetup[];
	/** Items that enter the first node; default one empty item. */
	items?: readonly IDataObject[];
	/** Default `trigger`, the mode of production. */
	mode?: WorkflowExecuteMode;
	/** What n8n has stored for the workflow. */
	staticData?: IDataObject;
	classes: NodeClasses;
}

/** The result of one node. */
export interface NodeResult {
	readonly items: INodeExecutionData[];
	/** Items of the error output; empty without one. */
	readonly errorItems: INodeExecutionData[];
	readonly error?: NodeApiError | NodeOperationError;
}

export interface WorkflowResult {
	/** By node name. */
	readonly nodes: Readonly<Record<string, NodeResult>>;
	/** What n8n would save now; undefined if nothing changed. */
	readonly staticData: IDataObject | undefined;
	/** The whole execution as n8n stores it, without its binary files. */
	readonly run: IRun;
}

/** A running execution. */
export interface RunningWorkflow {
	/** Settles when the execution has ended, even after cancellation. */
	readonly result: Promise<WorkflowResult>;
	/** Does what n8n's Stop button does. */
	cancel(): void;
}

/** The classes of n8n, all from the same copy. */
export interface EngineClasses {
	readonly ExecutionLifecycleHooks: typeof ExecutionLifecycleHooks;
	readonly WorkflowExecute: typeof WorkflowExecute;
	readonly Workflow: typeof Workflow;
}

let executions = 0;

/** Starts a workflow in n8n-core's own engine. */
export function startWorkflow(n8n: EngineClasses, setup: WorkflowSetup): RunningWorkflow {
	const { items = [{}], mode = 'trigger' } = setup;
	const { workflow, additional } = prepareWorkflow(n8n, setup);
	const executionId = String(++executions);
	const hooks = new n8n.ExecutionLifecycleHooks(mode, executionId, {
		id: workflow.id,
		name: 'Test',
		active: true,
		isArchived: false,
		nodes: Object.values(workflow.nodes),
		connections: {},
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
	});
	let staticData: IDataObject | undefined;
	hooks.addHandler('workflowExecuteAfter', (_run, changed: IDataObject | undefined) => {
		staticData = changed && (JSON.parse(JSON.stringify(changed)) as IDataObject);
	});
	Object.assign(additional, { hooks, executionId });

	const [first] = Object.values(workflow.nodes);
	const running = new n8n.WorkflowExecute(additional, mode).run({
		workflow,
		startNode: first,
		triggerToStartFrom: {
			name: first.name,
			data: {
				startTime: Date.now(),
				executionTime: 0,
				executionIndex: 0,
				source: [],
				data: { main: [items.map((json) => ({ json }))] },
			},
		},
	});
	const result = Promise.resolve(running).then(async (run) => {
		await workflow.expression.releaseIsolate();
		return { nodes: resultsByNode(run), staticData, run };
	});
	return { result, cancel: () => running.cancel() };
}

/** The workflow and its context as n8n's server would set them up. */
export function prepareWorkflow(
	n8n: EngineClasses,
	{ nodes, staticData, classes }: Pick<WorkflowSetup, 'nodes' | 'staticData' | 'classes'>,
): { workflow: Workflow; additional: IWorkflowExecuteAdditionalData } {
	const store: CredentialStore = new Map();
	const all = [...nodes, { name: 'End', node: harness.pass }].map((setup, index) =>
		toNode(setup, index, store),
	);
	const workflow = new n8n.Workflow({
		id: 'test',
		name: 'Test',
		active: true,
		nodes: all,
		connections: Object.fromEntries(
			all
				.slice(0, -1)
				.map(({ name }, index) => [
					name,
					{ main: [[{ node: all[index + 1].name, type: 'main' as const, index: 0 }]] },
				]),
		),
		nodeTypes: nodeTypesOf(classes),
		staticData: staticData && (JSON.parse(JSON.stringify(staticData)) as IDataObject),
		settings: { executionOrder: 'v1' },
	});
	const url = 'http://127.0.0.1/none';
	const additional = {
		credentialsHelper: new TestCredentialsHelper(classes.credentials, store),
		currentNodeExecutionIndex: 0,
		restApiUrl: url,
		instanceBaseUrl: url,
		webhookBaseUrl: url,
		webhookTestBaseUrl: url,
		webhookWaitingBaseUrl: url,
		formBaseUrl: url,
		formTestBaseUrl: url,
		formWaitingBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
		variables: {},
		setExecutionStatus: () => undefined,
		// The rest is for sub-workflows, agents and task runners, none of which are used.
	} as unknown as IWorkflowExecuteAdditionalData;
	return { workflow, additional };
}

function toNode(setup: NodeSetup, index: number, store: CredentialStore): INode {
	const { node, name = node, typeVersion = 1, parameters = {}, credentials = {}, onError } = setup;
	const references = Object.entries(credentials).map(([type, data]) => {
		const known = [...store].find(([, stored]) => stored === data)?.[0];
		const id = known ?? `credential-${store.size + 1}`;
		store.set(id, data);
		return [type, { id, name: id }];
	});
	return {
		id: `node-${index}`,
		name,
		type: node.includes('.') ? node : packagePrefix + node,
		typeVersion,
		position: [index * 200, 0],
		parameters,
		credentials: Object.fromEntries(references),
		onError,
	};
}

function resultsByNode({ data }: IRun): Record<string, NodeResult> {
	const entries = Object.entries(data.resultData.runData).map(([name, [task]]) => {
		const [items, errorItems] = task.data?.main ?? [];
		const error = task.error as NodeApiError | NodeOperationError | undefined;
		return [name, { items: items ?? [], errorItems: errorItems ?? [], error }];
	});
	return Object.fromEntries(entries);
}
