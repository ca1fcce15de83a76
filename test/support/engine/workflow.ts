import './environment';
import 'reflect-metadata';
import { Container } from '@n8n/di';
import { BinaryDataService, ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { Workflow, type INodeExecutionData } from 'n8n-workflow';
import * as engine from './engine';
import { nodeClasses, type NodeClasses } from './nodeClasses';

export type { NodeResult, NodeSetup, PlainCredentials, WorkflowResult } from './engine';

/** A workflow under test. */
export interface WorkflowSetup extends Omit<engine.WorkflowSetup, 'classes'> {
	/** Default: those of this process. */
	classes?: NodeClasses;
}

const n8n: engine.EngineClasses = { ExecutionLifecycleHooks, WorkflowExecute, Workflow };

/** Runs a workflow through n8n-core's own engine and waits for its end. */
export async function runWorkflow(setup: WorkflowSetup): Promise<engine.WorkflowResult> {
	return await startWorkflow(setup).result;
}

/** Starts a workflow in n8n-core's own engine. */
export function startWorkflow(setup: WorkflowSetup): engine.RunningWorkflow {
	return engine.startWorkflow(n8n, { ...setup, classes: setup.classes ?? nodeClasses });
}

/** The workflow and its context as n8n's server would set them up. */
export function prepareWorkflow(setup: WorkflowSetup) {
	return engine.prepareWorkflow(n8n, { ...setup, classes: setup.classes ?? nodeClasses });
}

/** The bytes of an item's file. */
export async function binaryOf(item: INodeExecutionData, property = 'data'): Promise<Buffer> {
	const binary = item.binary?.[property];
	if (!binary) throw new Error(`The item has no binary field '${property}'`);
	return await Container.get(BinaryDataService).getAsBuffer(binary);
}

beforeAll(async () => await Container.get(BinaryDataService).init());
