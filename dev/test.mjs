// Runs the tests of one project of jest.config.js, as `npm test` and its relatives do.
//
//   node dev/test.mjs unit              all unit tests
//   node dev/test.mjs unit queue        those in files whose path contains "queue"
//   node dev/test.mjs unit -t token     those whose name contains "token"; every option of jest is possible
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, projectRoot } from './install.mjs';

/**
 * Installs what is missing and runs tests to their end.
 *
 * @param {'unit' | 'long' | 'faults' | 'contract'} project a display name in jest.config.js
 * @param {string[]} [args] path patterns and options for jest
 * @returns {Promise<number>} exit code
 */
export async function runTests(project, args = []) {
	await ensureInstalled(projectRoot, { label: 'development dependencies' });
	const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
	// Jest takes everything that follows --selectProjects for the name of a project: it comes last.
	const { status } = spawnSync(process.execPath, [jest, ...args, '--selectProjects', project], {
		cwd: projectRoot,
		stdio: 'inherit',
	});
	return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [project, ...args] = process.argv.slice(2);
	process.exitCode = await runTests(project, args);
}
