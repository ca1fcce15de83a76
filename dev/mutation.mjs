// `npm run test:mutation`: changes nodes/shared in small ways, one at a time, and counts the changes that its
// tests notice. Its last line tells the score, which docs/reliability.md gets by folder.
//
//   npm run test:mutation -- --mutate 'nodes/shared/http/**'   a part of it
//   npm run test:mutation -- --incremental   only what has changed since the last such run; it does not
//     notice new tests of what happens when a module is loaded, such as of constants
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
