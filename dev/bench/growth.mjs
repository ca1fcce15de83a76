// How the cost grows with the size of the work, without latency.
import { fileURLToPath } from 'node:url';
import { runProcess, startProcess, stopProcess } from '../processes.mjs';
import { summarise } from './rounds.mjs';

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

const kinds = [
	{ kind: 'items', title: 'Items, one read each', sizes: [10, 100, 1_000, 10_000] },
	{ kind: 'pages', title: 'Pages of a list, 10 rows each', sizes: [10, 100, 1_000, 10_000] },
	{ kind: 'megabytes', title: 'Megabytes of a file', sizes: [10, 100, 1_000] },
];

/**
 * Every size in fresh processes, the small ones three times.
 *
 * @param {{ url: string, packageFolder: string }} context
 * @param {{ short: boolean, onResult: (result: object) => void }} options `short` runs only the smallest
 *   sizes once, as a smoke test
 */
export async function measureGrowth({ url, packageFolder }, { short, onResult }) {
	const endless = startProcess(process.execPath, [script('./endlessServer.mjs')], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = await new Promise((resolve) => {
		endless.stdout.once('data', (data) => resolve(String(data).split('\n')));
	});
	const results = [];
	for (const { kind, title, sizes } of kinds) {
		for (const size of short ? sizes.slice(0, 1) : sizes) {
			const samples = [];
			for (let turn = 0; turn < (short || size >= 10_000 ? 1 : 3); turn++) {
				const task = { url, endlessUrl: line, packageFolder, kind, size };
				const args = ['--expose-gc', script('./growthProcess.mjs'), JSON.stringify(task)];
				const output = await runProcess(process.execPath, args);
				samples.push(JSON.parse(output.trim().split('\n').pop()));
			}
			const result = {
				title,
				size,
				milliseconds: summarise(samples.map(({ milliseconds }) => milliseconds)),
				peakMb: summarise(samples.map(({ peakMb }) => peakMb)),
			};
			results.push(result);
			onResult(result);
		}
	}
	await stopProcess(endless);
	return results;
}
