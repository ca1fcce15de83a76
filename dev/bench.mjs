// `npm run bench`: measures the nodes next to their alternatives.
import { fileURLToPath } from 'node:url';
import { installEverything } from './n8n/installation.mjs';
import { packPackage } from './n8n/package.mjs';
import { nodeForN8n } from './n8n/paths.mjs';
import { endProcess, startProcess } from './processes.mjs';

await installEverything();
const main = fileURLToPath(new URL('./bench/main.mjs', import.meta.url));
const args = ['--expose-gc', main, '--tarball', await packPackage(), ...process.argv.slice(2)];
const child = startProcess(nodeForN8n().binary, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('exit', (code) => void endProcess(code ?? 1));
