// `npm run contract`: validates the nodes' requests against 8x8's OpenAPI files in the folder that the environment
// variable OPENAPI_DIR names. The files are 8x8's and not part of this project; without them there is nothing to do.
import { existsSync } from 'node:fs';
import { runTests } from './test.mjs';

const folder = process.env.OPENAPI_DIR;

if (!folder || !existsSync(folder)) {
	console.log('OPENAPI_DIR names no folder with 8x8’s OpenAPI files: contract tests skipped.');
} else {
	process.exitCode = await runTests('contract', process.argv.slice(2));
}
