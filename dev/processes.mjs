// Child processes that never outlive this one: stopped on Ctrl-C, on SIGTERM, on errors and at the
// end. Each child leads a process group of its own, so that its children are reached too and a
// Ctrl-C in the terminal arrives here alone, which decides the order of stopping.
import { spawn } from 'node:child_process';

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** @type {Set<import('node:child_process').ChildProcess>} running children */
const running = new Set();
/** @type {Array<() => Promise<void>>} clean-up steps, last added first */
const cleanups = [];
let shutdown;
/** Exit code after Ctrl-C if that is the expected end. */
let interruptExitCode = 128 + signalNumbers.SIGINT;

/**
 * Starts a program in a process group of its own.
 *
 * @param {string} command program to run
 * @param {string[]} args its arguments
 * @param {import('node:child_process').SpawnOptions} [options] as for node's `spawn`
 * @returns {import('node:child_process').ChildProcess}
 */
export function startProcess(command, args, options = {}) {
	watchSignals();
	const child = spawn(command, args, { ...options, detached: true });
	running.add(child);
	child.once('error', () => running.delete(child));
	child.once('exit', () => running.delete(child));
	return child;
}

/**
 * Runs a program to its end.
 *
 * @param {string} command program to run
 * @param {string[]} args its arguments
 * @param {import('node:child_process').SpawnOptions} [options] as for node's `spawn`; by default
 *   output is collected
 * @returns {Promise<string>} its standard output, empty if `stdio` redirects it
 * @throws {Error} if it cannot be started or exits with a code other than 0; the message contains the
 *   end of its output
 */
export async function runProcess(command, args, options = {}) {
	const child = startProcess(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
	let stdout = '';
	let stderr = '';
	child.stdout?.on('data', (chunk) => (stdout += chunk));
	child.stderr?.on('data', (chunk) => (stderr += chunk));
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (exitCode, signal) => resolve(exitCode ?? signal));
	});
	if (code === 0) return stdout;
	const output = `${stdout}\n${stderr}`.trim().slice(-4000);
	throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${output}`);
}

/**
 * Terminates a process and waits for it; kills its group after the grace period.
 *
 * @param {import('node:child_process').ChildProcess} child as `startProcess` returned it
 * @param {number} [graceMilliseconds] grace period
 */
export async function stopProcess(child, graceMilliseconds = 10_000) {
	if (!running.has(child)) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const timer = setTimeout(() => killGroup(child), graceMilliseconds);
	await ended;
	clearTimeout(timer);
	killGroup(child);
}

/** From now on Ctrl-C is the expected end, with exit code 0. */
export function expectInterrupt() {
	watchSignals();
	interruptExitCode = 0;
}

/** Adds a clean-up step that runs before this process ends by a signal or `endProcess`. */
export function beforeEnd(cleanup) {
	cleanups.unshift(cleanup);
}

/** Whether this process is shutting down, so that ending children are expected. */
export function isEnding() {
	return shutdown !== undefined;
}

/** Stops every child, runs the clean-up steps and ends this process with the given exit code. */
export async function endProcess(exitCode) {
	shutdown ??= (async () => {
		await Promise.all([...running].map((child) => stopProcess(child)));
		for (const cleanup of cleanups) await cleanup().catch((error) => console.error(error));
		process.exit(exitCode);
	})();
	await shutdown;
}

function watchSignals() {
	if (process.listenerCount('exit', killAll) > 0) return;
	process.once('exit', killAll);
	for (const [signal, number] of Object.entries(signalNumbers)) {
		process.on(signal, () => {
			void endProcess(signal === 'SIGINT' ? interruptExitCode : 128 + number);
		});
	}
}

function killAll() {
	for (const child of running) killGroup(child);
}

function killGroup(child) {
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch {
		// The group has already ended.
	}
}
