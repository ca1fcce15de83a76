// `npm run bench`: how fast the nodes are, beside what a user could take instead.
import { join } from 'node:path';
import { installEverything } from '../test/e2e/support/installation.mjs';
import { packPackage } from '../test/e2e/support/package.mjs';
import { e2eFolder, nodeForN8n } from '../test/e2e/support/paths.mjs';
import { endProcess, startProcess } from './processes.mjs';

await installEverything();
const main = join(e2eFolder, 'bench', 'main.mjs');
const args = ['--expose-gc', main, '--tarball', await packPackage(), ...process.argv.slice(2)];
const child = startProcess(nodeForN8n().binary, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('exit', (code) => void endProcess(code ?? 1));
