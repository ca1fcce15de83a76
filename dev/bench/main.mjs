// The benchmark itself: see docs/performance.md. Runs under the Node that n8n needs (dev/bench.mjs).
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { endProcess } from '../processes.mjs';
import { createContext } from './context.mjs';
import { writeDocuments } from './document.mjs';
import { requireFromN8n } from '../n8n/paths.mjs';
import { unpackPackage } from './engine.mjs';
import { measureGrowth } from './growth.mjs';
import { measureLoad } from './load.mjs';
import { measureRow } from './measureRow.mjs';
import { growthLine, progressLines, summaryTable } from './report.mjs';
import { rows, variantsOf } from './rows/index.mjs';
import { startServer } from './server.mjs';

const { values: options } = parseArgs({
	options: {
		tarball: { type: 'string' },
		short: { type: 'boolean', default: false },
		only: { type: 'string' },
		latency: { type: 'string' },
		rounds: { type: 'string' },
	},
});
const { short, only, latency, tarball } = options;
const rounds = Number(options.rounds ?? (short ? 1 : 5));
const isWanted = (id) => only === undefined || id === only;
const ids = [...rows.map(({ id }) => id), 'load', 'growth'];
if (!ids.some(isWanted)) throw new Error(`--only takes one of ${ids.join(', ')}, not '${only}'`);

const server = await startServer();
const packageFolder = unpackPackage(tarball);
const context = await createContext({ url: server.url, packageFolder });

const results = [];
for (const row of rows.filter(({ id }) => isWanted(id))) {
	for (const { variant, latencyMs, isFirst } of casesOf(row)) {
		// At another latency the same code runs again and is already warm.
		const warmUps = isFirst && !short ? 1 : 0;
		const settings = { context, variant, latencyMs, rounds, warmUps, onlyCounts: short };
		add(await measureRow(row, settings));
	}
}
if (isWanted('load')) add(await measureLoad({ packageFolder, tarball, rounds, onlyCounts: short }));
const growth = isWanted('growth')
	? await measureGrowth(context, { short, onResult: (result) => console.log(growthLine(result)) })
	: [];
const isWhole = !short && only === undefined && latency === undefined;
if (isWhole) await writeDocuments({ machine: describeMachine(), results, growth });

await server.stop();
console.log(`\n${summaryTable(results)}`);
const checks = results.flatMap((result) => result.checks);
const failed = checks.filter(({ met }) => !met);
for (const { text, value, kind, limit } of failed) {
	console.error(`Failed: ${text} ${value}, expected ${kind} ${limit}`);
}
console.log(`bench: ${checks.length - failed.length} passed, ${failed.length} failed`);
await endProcess(failed.length === 0 ? 0 : 1);

function add(result) {
	results.push(result);
	console.log(progressLines(result));
}

function casesOf(row) {
	const variants = variantsOf(row, short ? 'short' : 'full');
	const asked = latency === undefined ? row.latencies : [Number(latency)];
	const latencies = short ? asked.slice(0, 1) : asked;
	return variants.flatMap((variant) =>
		latencies.map((latencyMs, index) => ({ variant, latencyMs, isFirst: index === 0 })),
	);
}

function describeMachine() {
	const processors = cpus();
	return {
		Processor: `${processors[0].model}, ${processors.length} cores, shared by the server and what is measured`,
		Node: process.version,
		n8n: requireFromN8n('n8n/package.json').version,
		'HTTP Request node': 'type version 4.5',
		axios: requireFromN8n('axios/package.json').version,
		Rounds: rounds,
	};
}
