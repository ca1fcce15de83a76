// The package as users get it: built, packed, and installed from the tarball.
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runProcess } from '../processes.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';

const { name } = createRequire(import.meta.url)('../../package.json');

/**
 * Builds and packs the package.
 *
 * @returns {Promise<string>} path of the tarball
 */
export async function packPackage() {
	await mkdir(cacheFolder, { recursive: true });
	const gulp = join(projectRoot, 'node_modules', 'gulp', 'bin', 'gulp.js');
	await runProcess(process.execPath, [gulp, 'build'], { cwd: projectRoot });
	const packed = await runProcess('npm', ['pack', '--json', '--pack-destination', cacheFolder], {
		cwd: projectRoot,
	});
	return join(cacheFolder, JSON.parse(packed)[0].filename);
}

/**
 * Puts the package where n8n keeps community nodes, under its real name, so that node types are
 * the same as for users. It has no dependencies, so unpacking is all that npm would do.
 */
export async function installPackage(tarball, userFolder) {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', name);
	await mkdir(folder, { recursive: true });
	await runProcess('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}
