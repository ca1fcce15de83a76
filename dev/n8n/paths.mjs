// Where things are, and which Node runs what.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** The end-to-end tests, and n8n itself in their node_modules. */
export const e2eFolder = join(projectRoot, 'test', 'e2e');
/** Loads packages installed there: n8n, its packages, the browser driver. */
export const requireFromN8n = createRequire(join(e2eFolder, 'package.json'));
/** Ignored by git; contains everything that the end-to-end tests write. */
export const cacheFolder = join(projectRoot, '.cache');
export const screenshotFolder = join(cacheFolder, 'screenshots');

/** n8n does not start on older versions of Node. */
const oldestNodeForN8n = 24;

/**
 * The Node that runs n8n: the one installed as a package next to n8n if there is one for this
 * platform, else the current one.
 *
 * @returns {{ binary: string, folder?: string }} the program, and the folder of its package, which
 *   holds the headers that native modules are compiled with
 * @throws {Error} if neither is new enough
 */
export function nodeForN8n() {
	const folder = join(e2eFolder, 'node_modules', `node-${process.platform}-${process.arch}`);
	const binary = join(folder, 'bin', 'node');
	if (existsSync(binary)) return { binary, folder };
	if (Number(process.versions.node.split('.')[0]) >= oldestNodeForN8n) {
		return { binary: process.execPath };
	}
	throw new Error(
		`n8n needs Node ${oldestNodeForN8n} or newer, and this is ${process.version}. ` +
			`On ${process.platform} ${process.arch} install it first, then run the command again.`,
	);
}
