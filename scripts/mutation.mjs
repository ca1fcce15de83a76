// `npm run test:mutation`: changes nodes/shared in small ways, one at a time, and counts the changes that its
// tests notice. Its last line tells the score. Takes minutes; a second run tests only what has changed since.
//
//   npm run test:mutation -- --force              all of it again
//   npm run test:mutation -- --mutate 'nodes/shared/http/**'   a part of it
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, projectRoot } from './install.mjs';

await ensureInstalled(projectRoot, { label: 'development dependencies' });
const isWhole = !process.argv.includes('--mutate');
const tested = run('stryker', [
	'run',
	'test/mutation/stryker.config.mjs',
	...process.argv.slice(2),
]);
const summarised = run('tsx', ['scripts/docs/mutation.ts', ...(isWhole ? ['--write'] : [])]);
process.exitCode = tested || summarised;

function run(program, args) {
	const command = join(projectRoot, 'node_modules/.bin', program);
	return spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit' }).status ?? 1;
}
