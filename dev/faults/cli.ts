// `npm run test:faults`: runs every operation with every fault and checks the results against rules.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { filledPage } from '../docs/page';
import type { Tally } from '../../test/faults/tally';
import { readOptions, type Options } from './options';
import { campaignTable } from './table';

const root = resolve(__dirname, '../..');
const page = join(root, 'docs', 'reliability.md');

async function main() {
	const options = readOptions(process.argv.slice(2));
	const folder = mkdtempSync(join(tmpdir(), 'fault-campaign-'));
	try {
		const ended = runCampaign(options, folder);
		const tallies = readdirSync(folder).map(
			(file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tally,
		);
		const cases = tallies.reduce((sum, tally) => sum + tally.cases, 0);
		if (cases === 0) throw new Error(`No case has '${options.only}' in its name, or none was run`);
		const failed = report(tallies);
		if (options.writesTable) await writeTable(campaignTable(tallies, options));
		// A run that crashed without a violation is also a failure.
		const missing = failed === 0 && !ended ? 1 : 0;
		console.log(`\nfaults: ${cases - failed} passed, ${failed + missing} failed`);
		process.exitCode = failed + missing === 0 ? 0 : 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs all cases in jest, where the tests' harness of n8n lives. @returns whether all cases passed */
function runCampaign({ isShort, seed, only }: Options, resultFolder: string): boolean {
	const { status } = spawnSync(
		process.execPath,
		[require.resolve('jest/bin/jest'), '--selectProjects', 'faults'],
		{
			cwd: root,
			stdio: 'inherit',
			env: {
				...process.env,
				FAULT_CAMPAIGN: JSON.stringify({ isShort, seed, only, resultFolder }),
			},
		},
	);
	return status === 0;
}

/** Shows each case that broke a rule, with the command that runs it alone. @returns how many there are */
function report(tallies: readonly Tally[]): number {
	const violations = tallies.flatMap((tally) => tally.violations);
	const names = [...new Set(violations.map(({ name }) => name))];
	for (const name of names) {
		console.log(`\n${name}`);
		for (const { breach, detail } of violations.filter((one) => one.name === name)) {
			console.log(`  ${breach}: ${detail}`);
		}
		console.log(`  npm run test:faults -- --only '${name}'`);
	}
	return names.length;
}

async function writeTable(table: string): Promise<void> {
	writeFileSync(page, await filledPage(page, { 'fault campaign': table }));
	console.log(`\nWrote the table in ${page}`);
}

void main();
