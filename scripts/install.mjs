// Installs the development dependencies when they are missing or older than the lock file,
// so that every npm script works on a fresh clone and costs nothing on the next call.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs `npm ci` in a folder unless its node_modules already matches its lock file.
 *
 * @param {string} folder absolute path of a folder with package.json and package-lock.json
 * @param {{ label: string, env?: NodeJS.ProcessEnv, afterwards?: () => void }} options what to call
 *   it in the progress line, and a step that belongs to the installation (run before it counts as done)
 * @throws {Error} when npm fails
 */
export function ensureInstalled(folder, { label, env = process.env, afterwards }) {
	const stamp = join(folder, 'node_modules', '.installed-from-lock');
	const lockHash = createHash('sha256')
		.update(readFileSync(join(folder, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash) return;

	const startedAt = Date.now();
	console.log(`Installing ${label} (npm ci) …`);
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
		cwd: folder,
		env,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (status !== 0) throw new Error(`npm ci failed in ${folder} (exit code ${status})`);
	afterwards?.();
	writeFileSync(stamp, lockHash);
	console.log(`Installed ${label} in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	ensureInstalled(projectRoot, { label: 'development dependencies' });
}
