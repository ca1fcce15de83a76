// `npm run test:mutation`: mutation testing of nodes/shared: makes small changes, one at a time, and counts those that its
// tests detect. Its last line contains the score; docs/reliability.md lists it by folder.
//
//   npm run test:mutation -- --mutate 'nodes/shared/http/**'   a part of it
//   npm run test:mutation -- --incremental   only changes since the last such run; it does not
//     detect new tests of module-level code, such as constants
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, projectRoot } from './install.mjs';

await ensureInstalled(projectRoot, { label: 'development dependencies' });
const isWhole = process.argv.length === 2;
const tested = run('stryker', [
	'run',
	'test/mutation/stryker.config.mjs',
	...process.argv.slice(2),
]);
const summarised = run('tsx', ['dev/docs/mutation.ts', ...(isWhole ? ['--write'] : [])]);
process.exitCode = tested || summarised;

function run(program, args) {
	const command = join(projectRoot, 'node_modules/.bin', program);
	return spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit' }).status ?? 1;
}
