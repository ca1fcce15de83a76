import { instrumentProcess } from './instrumentProcess';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../support/seededRandom';
import { allCases, nameOf, selectCases, type Case } from './cases';
import { startOtherHost, type OtherHost } from './otherHost';
import { errorOf, type Evidence } from './evidence';
import type { NodePlans } from './plans/plan';
import { missingPlans } from './plans/missingPlans';
import { rules } from './rules';
import { runCase, runClean } from './runCase';
import { emptyTally, type Tally } from './tally';

/** How to run the campaign; the command passes it through the environment. */
interface Settings {
	readonly isShort: boolean;
	readonly seed: number;
	/** Part of a case's name, or all of it. */
	readonly only: string;
	/** Folder for the tally of each node. */
	readonly resultFolder: string;
}

const settings = JSON.parse(
	process.env.FAULT_CAMPAIGN ?? '{"isShort":true,"seed":1,"only":""}',
) as Settings;

/** Concurrent cases: a case mostly waits for sockets. */
const atOnce = 4;
const progressEveryMs = 5_000;
const hours = 3_600_000;

/** Runs all operations of a node with every fault. */
export function describeCampaign(nodePlans: NodePlans): void {
	it(
		`${nodePlans.node} keeps every rule under every fault`,
		async () => {
			expect(missingPlans(nodePlans)).toEqual([]);
			instrumentProcess();
			const tally = await runCampaign(nodePlans);
			expect(tally.violations.length).toBe(0);
		},
		6 * hours,
	);
}

async function runCampaign(nodePlans: NodePlans): Promise<Tally> {
	const cases = choose(allCases(nodePlans));
	const otherHost = await startOtherHost();
	const tally = emptyTally(nodePlans.node);
	const clean = cleanRuns(otherHost);
	const progress = setInterval(() => {
		const { length } = tally.violations;
		// Also written in between, so that an aborted campaign keeps its findings.
		write(tally);
		process.stdout.write(
			`  ${nodePlans.node}: ${tally.cases} of ${cases.length} cases, ${length} violations\n`,
		);
	}, progressEveryMs);
	const queue = cases.values();
	const worker = async () => {
		for (const one of queue) judge(one, await runCase(one, otherHost), await clean(one), tally);
	};
	try {
		await Promise.all(Array.from({ length: atOnce }, worker));
	} finally {
		clearInterval(progress);
		otherHost.stop();
		write(tally);
	}
	return tally;
}

function write(tally: Tally): void {
	const { resultFolder } = settings;
	if (resultFolder) writeFileSync(join(resultFolder, `${tally.node}.json`), JSON.stringify(tally));
}

function choose(cases: readonly Case[]): readonly Case[] {
	const { isShort, seed, only } = settings;
	const fitting = cases.filter((one) => nameOf(one).includes(only));
	return isShort ? selectCases(fitting, seededRandom(seed)) : fitting;
}

/** Runs without a fault, one for each operation and number of items. */
function cleanRuns(otherHost: OtherHost): (one: Case) => Promise<Evidence> {
	const runs = new Map<string, Promise<Evidence>>();
	return async (one) => {
		const { plan, items } = one;
		const key = JSON.stringify([plan.resource, plan.operation, plan.variant, items]);
		const run = runs.get(key) ?? runClean({ ...one, onError: 'continueRegularOutput' }, otherHost);
		runs.set(key, run);
		const clean = await run;
		// A run that fails without a fault would hide everything else.
		const error = clean.output.length === 0 ? 'no results' : errorOf(clean, 0);
		expect({ [nameOf(one)]: error }).toEqual({ [nameOf(one)]: undefined });
		return clean;
	};
}

function judge(one: Case, evidence: Evidence, clean: Evidence, tally: Tally): void {
	tally.cases++;
	tally.items += evidence.items.length;
	tally.requests += evidence.requests.length;
	if (one.scenario.type === 'cancelled') tally.cancelled++;
	for (const rule of rules) {
		const [first, ...others] = rule(one, evidence, clean);
		if (!first) continue;
		const more = others.length > 0 ? ` (and ${others.length} more)` : '';
		tally.violations.push({ ...first, detail: first.detail + more, name: nameOf(one) });
	}
}
