// Measures alternatives side by side.

/**
 * One way of doing the work.
 *
 * @typedef {object} Arm
 * @property {string} label
 * @property {() => Promise<number>} run does the work once; returns the number of results
 * @property {() => void} [afterwards] not measured
 */

/**
 * One run of an arm.
 *
 * @typedef {object} Sample
 * @property {number} milliseconds by the clock
 * @property {number} cpuMilliseconds of processor time, of all threads of this process
 * @property {import('./server.mjs').Counts} counts
 */

/**
 * Runs every arm once in each round, in an order that rotates, so that none benefits from its position or
 * from other load on the machine.
 *
 * @param {Record<string, Arm>} arms
 * @param {{ rounds: number, warmUps: number, expects: number, server: object }} options rounds that
 *   count, rounds before them that do not, and the number of results that each run must return
 * @returns {Promise<Record<string, Sample[]>>}
 * @throws {Error} when an arm returns another number of results: it did not do the same work
 */
export async function measureRounds(arms, { rounds, warmUps, expects, server }) {
	const names = Object.keys(arms);
	const samples = Object.fromEntries(names.map((name) => [name, []]));
	for (let round = -warmUps; round < rounds; round++) {
		const first = (round + warmUps) % names.length;
		for (const name of [...names.slice(first), ...names.slice(0, first)]) {
			const sample = await measure(arms[name], { expects, server });
			if (round >= 0) samples[name].push(sample);
		}
	}
	return samples;
}

async function measure({ label, run, afterwards }, { expects, server }) {
	globalThis.gc?.();
	await server.clearCounters();
	const cpu = process.cpuUsage();
	const start = performance.now();
	const results = await run();
	const milliseconds = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	afterwards?.();
	if (results !== expects) throw new Error(`${label} returned ${results} results, not ${expects}`);
	return { milliseconds, cpuMilliseconds: (user + system) / 1000, counts: await server.counts() };
}

/**
 * Median, minimum and maximum.
 *
 * @param {number[]} values at least one
 * @returns {{ median: number, min: number, max: number }}
 */
export function summarise(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const median =
		sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	return { median, min: sorted[0], max: sorted[sorted.length - 1] };
}
