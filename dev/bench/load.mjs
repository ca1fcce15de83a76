// What the package costs before any of its nodes has run: time to load, and size.
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runProcess } from '../processes.mjs';
import { atMost, judge } from './goals.mjs';
import { summarise } from './rounds.mjs';

const script = fileURLToPath(new URL('./loadProcess.mjs', import.meta.url));

const labels = {
	package: 'require all nodes and credentials of this package',
	httpRequest: "require n8n's HTTP Request node",
	boot: "n8n's loader, with this package",
};

const goals = [
	atMost('ms to require all nodes', 30, (arms) => arms.package.ms),
	atMost("ms that n8n's start grows by", 30, (arms) => arms.boot.ms),
];

/** Each in a fresh process, in turn. @param {{ packageFolder: string, tarball: string, rounds: number,
 * onlyCounts: boolean }} options */
export async function measureLoad({ packageFolder, tarball, rounds, onlyCounts }) {
	const samples = { package: [], httpRequest: [], boot: [] };
	for (let round = 0; round < rounds; round++) {
		for (const what of Object.keys(samples)) {
			const output = await runProcess(process.execPath, [script, what, packageFolder]);
			samples[what].push(Number(output.trim().split('\n').pop()));
		}
	}
	const arms = Object.fromEntries(
		Object.entries(samples).map(([what, values]) => [
			what,
			{ label: labels[what], milliseconds: summarise(values) },
		]),
	);
	const figures = Object.fromEntries(
		Object.entries(arms).map(([what, { milliseconds }]) => [what, { ms: milliseconds.median }]),
	);
	const packedBytes = statSync(tarball).size;
	return {
		row: 'load',
		title: 'Loading the package',
		variant: '',
		arms,
		packedBytes,
		goals: onlyCounts ? [] : goals.map((goal) => judge(goal, figures)),
		checks: [
			judge(
				atMost('packed bytes', 200_000, () => packedBytes),
				{},
			),
		],
	};
}
