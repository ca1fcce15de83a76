import { judge } from './goals.mjs';
import { measureMemory } from './memory.mjs';
import { measureRounds, summarise } from './rounds.mjs';

/**
 * Measures one variant of a row at one latency.
 *
 * @param {import('./rows/index.mjs').Row} row
 * @param {{ context: object, variant: object, latencyMs: number, rounds: number, warmUps: number,
 *   onlyCounts: boolean }} options with `onlyCounts`, memory and time goals are not measured
 * @returns {Promise<object>} plain data, as written to the JSON file
 */
export async function measureRow(row, options) {
	const { context, variant, latencyMs, rounds, warmUps, onlyCounts } = options;
	const { server } = context;
	await server.setLatency(latencyMs);
	const arms = await row.arms(context, variant);
	context.closeIdle();
	const expects = row.expects(variant);
	const samples = await measureRounds(arms, { rounds, warmUps, expects, server });

	const measured = {};
	for (const [name, { label }] of Object.entries(arms)) {
		measured[name] = {
			label,
			milliseconds: summarise(samples[name].map(({ milliseconds }) => milliseconds)),
			cpuMilliseconds: summarise(samples[name].map(({ cpuMilliseconds }) => cpuMilliseconds)),
			counts: highest(samples[name].map(({ counts }) => counts)),
			...(row.measuresMemory &&
				!onlyCounts && { peakMb: await measureMemory(context, row, variant, name) }),
		};
	}
	const figures = Object.fromEntries(
		Object.entries(measured).map(([name, { milliseconds, cpuMilliseconds, counts, peakMb }]) => [
			name,
			{ ms: milliseconds.median, cpuMs: cpuMilliseconds.median, counts, peakMb },
		]),
	);
	return {
		row: row.id,
		title: row.title,
		variant: variant.id,
		latencyMs,
		arms: measured,
		goals: onlyCounts ? [] : row.goals.map((goal) => judge(goal, figures)),
		checks: row.checks(variant).map((check) => judge(check, figures)),
	};
}

function highest(counts) {
	const names = Object.keys(counts[0]);
	return Object.fromEntries(
		names.map((name) => [name, Math.max(...counts.map((one) => one[name]))]),
	);
}
