// `npm run contract`: validates the nodes' requests against 8x8's OpenAPI files in the folder that the environment
// variable OPENAPI_DIR names. The files are 8x8's and not part of this project; without them there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ensureInstalled, projectRoot } from './install.mjs';

const folder = process.env.OPENAPI_DIR;

if (!folder || !existsSync(folder)) {
	console.log('OPENAPI_DIR names no folder with 8x8’s OpenAPI files: contract tests skipped.');
} else {
	await ensureInstalled(projectRoot, { label: 'development dependencies' });
	const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
	const { status } = spawnSync(process.execPath, [jest, '--config', 'jest.contract.config.js'], {
		cwd: projectRoot,
		stdio: 'inherit',
	});
	process.exitCode = status ?? 1;
}
