// Installs what the end-to-end tests need if it is missing.
import { dirname, delimiter } from 'node:path';
import { ensureInstalled } from '../install.mjs';
import { runProcess } from '../processes.mjs';
import { e2eFolder, nodeForN8n, projectRoot } from './paths.mjs';

/** Installs the development dependencies, then n8n with its own Node and its database driver. */
export async function installEverything() {
	await ensureInstalled(projectRoot, { label: 'development dependencies' });
	await ensureInstalled(e2eFolder, {
		label: 'n8n (once, about 2.7 GB)',
		afterwards: compileDatabaseDriver,
	});
}

/**
 * Compiles n8n's SQLite driver for the Node that runs n8n. It is the only package of n8n's that
 * needs its installation script here, so all the others stay off (see .npmrc).
 */
async function compileDatabaseDriver() {
	console.log('Compiling the SQLite driver of n8n (about a minute) …');
	const { binary, folder } = nodeForN8n();
	await runProcess('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: e2eFolder,
		env: {
			...process.env,
			PATH: `${dirname(binary)}${delimiter}${process.env.PATH}`,
			...(folder && { npm_config_nodedir: folder }),
		},
	});
}
