// Installs the development dependencies when they are missing or older than the lock file,
// so that every npm script works on a fresh clone and skips the installation next time.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProcess } from './processes.mjs';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

const progressIntervalMilliseconds = 5_000;

/**
 * Runs `npm ci` in a folder unless its node_modules already matches its lock file.
 *
 * @param {string} folder absolute path of a folder with package.json and package-lock.json
 * @param {{ label: string, afterwards?: () => Promise<void> }} options what to call it in the
 *   progress lines, and a step that belongs to the installation (run before it counts as complete)
 * @throws {Error} when npm fails
 */
export async function ensureInstalled(folder, { label, afterwards }) {
	const stamp = join(folder, 'node_modules', '.installed-from-lock');
	const lock = readFileSync(join(folder, 'package-lock.json'));
	const lockHash = createHash('sha256').update(lock).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash) return;

	const startedAt = Date.now();
	console.log(`Installing ${label} (npm ci) …`);
	const packages = pathsForThisPlatform(JSON.parse(lock).packages);
	const progress = setInterval(() => {
		const present = packages.filter((path) => existsSync(join(folder, path, 'package.json')));
		console.log(`  ${secondsSince(startedAt)} s: ${present.length} of ${packages.length} packages`);
	}, progressIntervalMilliseconds);
	try {
		await runProcess('npm', ['ci', '--no-audit', '--no-fund'], {
			cwd: folder,
			stdio: ['ignore', 'inherit', 'inherit'],
		});
	} finally {
		clearInterval(progress);
	}
	await afterwards?.();
	writeFileSync(stamp, lockHash);
	console.log(`Installed ${label} in ${secondsSince(startedAt)} s.`);
}

/** Paths below the folder, as in a lock file; it also lists packages for other platforms. */
function pathsForThisPlatform(packages) {
	return Object.entries(packages)
		.filter(([path, { os, cpu }]) => {
			const fits = (list, here) => !list || list.includes(here);
			return path !== '' && fits(os, process.platform) && fits(cpu, process.arch);
		})
		.map(([path]) => path);
}

function secondsSince(startedAt) {
	return Math.round((Date.now() - startedAt) / 1000);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await ensureInstalled(projectRoot, { label: 'development dependencies' });
}
