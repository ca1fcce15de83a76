import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../engine/nodeClasses';

/** Every file below a folder of the package, as a path relative to the package. */
export function filesBelow(folder: string): string[] {
	return readdirSync(join(packageFolder, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(packageFolder.length + 1));
}

/** Builds the package with its own build script, unless dist is newer than all sources. */
export function buildPackage(): void {
	const times = (files: string[]) =>
		files.map((file) => statSync(join(packageFolder, file)).mtimeMs);
	const sources = [
		...filesBelow('nodes'),
		...filesBelow('credentials'),
		'gulpfile.js',
		'package.json',
		'tsconfig.json',
	];
	const isBuilt =
		existsSync(join(packageFolder, 'dist', 'nodes')) &&
		// Copied files keep the time of their source.
		Math.min(...times(filesBelow('dist').filter((file) => file.endsWith('.js')))) >
			Math.max(...times(sources));
	if (isBuilt) return;
	const gulp = join(packageFolder, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const { status, stdout, stderr } = spawnSync(process.execPath, [gulp, 'build'], {
		cwd: packageFolder,
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`The build failed:\n${stdout}\n${stderr}`);
}
