import { startSandbox } from '../sandbox';
import { freezeDate } from '../support/time/frozenDate';
import { harness } from '../support/engine/nodeTypes';
import { watchWarnings } from '../support/process/realProcess';
import { waitFor } from '../support/time/waitFor';
import { startWorkflow } from '../support/engine/workflow';
import { createSimulation, type Simulation } from './simulation';
import { activeResources, takeVitalSigns, type VitalSigns } from './vitalSigns';

export interface SoakSetup {
	/** Executions, spread evenly over an hour of simulated time. */
	readonly executions: number;
	readonly seed: number;
	/** How often vital signs are taken, each after a garbage collection. */
	readonly samples: number;
}

/** What an hour left behind. */
export interface SoakResult extends Pick<Simulation, 'happened' | 'objects'> {
	/** Of as many executions of a workflow without a node of the package: what n8n itself does. */
	readonly control: VitalSigns[];
	readonly signs: VitalSigns[];
	/** At each taking of vital signs. */
	readonly kept: Array<ReturnType<Simulation['kept']>>;
	readonly tokens: ReturnType<Simulation['tokens']>;
	/** Names of the warnings that Node gave. */
	readonly warnings: string[];
	/** What keeps the process awake: before the first execution of ours, and after the sandbox has stopped. */
	readonly resources: Record<'before' | 'after', Record<string, number>>;
}

const hour = 3_600_000;
const start = Date.UTC(2026, 2, 14, 12);
const polls = 60;

/** Runs an hour of executions through n8n's engine, with tokens that end or are revoked, and faults. */
export async function runSoak(setup: SoakSetup): Promise<SoakResult> {
	const { executions, seed } = setup;
	const { warnings, stop } = watchWarnings();
	const control = await sampled(setup, async () => {
		await startWorkflow({ nodes: [{ node: harness.pass }] }).result;
	});
	const before = activeResources();
	freezeDate(start);
	const sandbox = await startSandbox();
	try {
		const { step, kept: keptNow, tokens, ...rest } = createSimulation(sandbox, seed);
		const kept: SoakResult['kept'] = [];
		const signs = await sampled(
			setup,
			async (index) => {
				const seconds = Math.floor((index * hour) / executions / 1000);
				jest.setSystemTime(start + seconds * 1000);
				await step(start + seconds * 1000, index % Math.floor(executions / polls) === 0);
			},
			() => kept.push(keptNow()),
		);
		await sandbox.stop();
		await waitFor(() => Object.keys(activeResources()).every((kind) => !kind.startsWith('TCP')));
		const resources = { before, after: activeResources() };
		return { control, signs, kept, tokens: tokens(), warnings, resources, ...rest };
	} finally {
		stop();
		await sandbox.stop();
		jest.useRealTimers();
	}
}

/** Runs a step so many times and takes vital signs at even distances. */
async function sampled(
	{ executions, samples }: SoakSetup,
	step: (index: number) => Promise<void>,
	alongside: () => void = () => undefined,
): Promise<VitalSigns[]> {
	const signs: VitalSigns[] = [];
	for (let index = 1; index <= executions; index++) {
		await step(index);
		if (index % Math.floor(executions / samples) !== 0) continue;
		signs.push(await takeVitalSigns(index));
		alongside();
	}
	return signs;
}
