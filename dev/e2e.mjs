// `npm run e2e`: the end-to-end tests against a real n8n. Its last line contains the counts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { installEverything } from './n8n/installation.mjs';
import { packPackage } from './n8n/package.mjs';
import { e2eFolder } from './n8n/paths.mjs';
import { beforeEnd } from './processes.mjs';

await installEverything();
process.env.E2E_TARBALL = await packPackage();

const files = readdirSync(e2eFolder)
	.filter((file) => file.endsWith('.test.mjs'))
	.map((file) => join(e2eFolder, file));
const interrupted = new AbortController();
beforeEnd(async () => interrupted.abort());
const counts = { passed: 0, failed: 0 };
// One file after the other: each has its own n8n, and two would only slow each other down.
const tests = run({ files, concurrency: 1, signal: interrupted.signal })
	.on('test:pass', (test) => count('passed', test))
	.on('test:fail', (test) => count('failed', test));
tests.compose(new spec()).pipe(process.stdout);
tests.once('end', () => {
	process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
	process.once('exit', () => console.log(`e2e: ${counts.passed} passed, ${counts.failed} failed`));
});

function count(outcome, { details }) {
	if (details.type !== 'suite') counts[outcome] += 1;
}
