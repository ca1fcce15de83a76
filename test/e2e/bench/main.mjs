// The benchmark itself: see docs/performance.md. Runs under the Node that n8n needs (scripts/bench.mjs).
import { parseArgs } from 'node:util';
import { endProcess } from '../../../scripts/processes.mjs';
import { createContext } from './context.mjs';
import { unpackPackage } from './engine.mjs';
import { measureRow } from './measureRow.mjs';
import { progressLines } from './report.mjs';
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
const { short, only, latency } = options;
const rounds = Number(options.rounds ?? (short ? 1 : 5));

const server = await startServer();
const context = await createContext({
	url: server.url,
	packageFolder: unpackPackage(options.tarball),
});
const results = [];
for (const row of rows.filter(({ id }) => only === undefined || id === only)) {
	for (const { variant, latencyMs } of casesOf(row)) {
		const result = await measureRow(row, {
			context,
			variant,
			latencyMs,
			rounds,
			warmUps: short ? 0 : 1,
			withMemory: !short,
		});
		results.push(result);
		console.log(progressLines(result));
	}
}
const checks = results.flatMap((result) => result.checks);
const failed = checks.filter(({ met }) => !met);
await server.stop();
console.log(`bench: ${checks.length - failed.length} passed, ${failed.length} failed`);
await endProcess(failed.length === 0 ? 0 : 1);

function casesOf(row) {
	const variants = variantsOf(row).filter(({ isShort }) => !short || isShort !== false);
	const asked = latency === undefined ? row.latencies : [Number(latency)];
	const latencies = short ? asked.slice(0, 1) : asked;
	return variants.flatMap((variant) => latencies.map((latencyMs) => ({ variant, latencyMs })));
}
