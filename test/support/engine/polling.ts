import { Container } from '@n8n/di';
import { PollContext, TriggersAndPollers } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { loadFreshNodes } from './freshNodes';
import type { NodeClasses } from './nodeClasses';
import { prepareWorkflow, type PlainCredentials } from './workflow';

export interface PollerSetup {
	/** Name of the trigger. */
	node: string;
	parameters: INodeParameters;
	credentials: PlainCredentials;
	/** Default: those of a new process. */
	classes?: NodeClasses;
}

/** An active workflow that starts with a polling trigger, with n8n's persistence. */
export interface Poller {
	/** Polls once and saves the static data as n8n does: if the poll started an execution. */
	poll(mode?: WorkflowExecuteMode): Promise<INodeExecutionData[]>;
	/** Saves the static data, as n8n does after it has activated a workflow. */
	save(): void;
	/** Ends the process; another one continues with the saved data, optionally with other parameters. */
	restart(parameters?: INodeParameters): void;
	/** Deletes the static data in memory and in the database. */
	loseStaticData(): void;
	/** What n8n has in its database. */
	saved(): IDataObject;
}

/** Starts a trigger that was never polled, by default in its own process. */
export function startPoller(setup: PollerSetup): Poller {
	let saved: IDataObject = {};
	let { parameters } = setup;
	let running = start();

	function start() {
		const classes = setup.classes ?? loadFreshNodes();
		const { workflow, additional } = prepareWorkflow({
			nodes: [{ ...setup, parameters }],
			staticData: saved,
			classes,
		});
		return { workflow, additional };
	}

	const save = () => {
		saved = JSON.parse(JSON.stringify(running.workflow.staticData)) as IDataObject;
	};

	return {
		async poll(mode = 'trigger') {
			const { workflow, additional } = running;
			const node = workflow.nodes[setup.node];
			const context = new PollContext(workflow, node, additional, mode, 'activate');
			await workflow.expression.acquireIsolate();
			try {
				const pollers = Container.get(TriggersAndPollers);
				const output = await pollers.runPollFunction(workflow, node, context);
				if (output === null) return [];
				if (mode !== 'manual') save();
				return output[0];
			} finally {
				await workflow.expression.releaseIsolate();
			}
		},
		save,
		restart(given = parameters) {
			parameters = given;
			running = start();
		},
		loseStaticData() {
			saved = {};
			for (const name of Object.keys(running.workflow.staticData)) {
				Reflect.deleteProperty(running.workflow.staticData, name);
			}
		},
		saved: () => saved,
	};
}
