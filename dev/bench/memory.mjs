// Memory of one run, in a separate process.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runProcess } from '../processes.mjs';

const script = fileURLToPath(new URL('./memoryProcess.mjs', import.meta.url));

/**
 * Runs one arm once in a fresh process.
 *
 * @returns {Promise<number>} MB of additional resident memory at the peak
 */
export async function measureMemory({ url, packageFolder }, { id }, variant, arm) {
	const task = JSON.stringify({ url, packageFolder, row: id, variant: variant.id, arm });
	const output = await runProcess(process.execPath, ['--expose-gc', script, task]);
	return Number(output.trim().split('\n').pop());
}

/** Linux records a process's peak memory, and resets it on this command. */
export function forgetPeak() {
	writeFileSync('/proc/self/clear_refs', '5');
}

/** MB of resident memory: now, or at its peak since `forgetPeak`. */
export function residentMb(what) {
	const field = { now: 'VmRSS', peak: 'VmHWM' }[what];
	const [, kilobytes] = new RegExp(`${field}:\\s+(\\d+) kB`).exec(
		readFileSync('/proc/self/status', 'utf8'),
	);
	return Number(kilobytes) / 1024;
}
