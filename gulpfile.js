const { spawn } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { basename, dirname, posix } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { build } = require('esbuild');
const { n8n } = require('./package.json');

/** The files that n8n loads classes from. */
const classFiles = [...n8n.credentials, ...n8n.nodes];

/** The built package starts empty, so that a deleted source never lives on in it. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Holds nodes/ and credentials/ to their types with tsc in strict mode; the build fails when tsc does. */
function checkTypes(done) {
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' }).on(
		'close',
		(code) => done(code === 0 ? undefined : new Error(`tsc ended with code ${code}`)),
	);
}

/**
 * Puts all modules into one file, because Node needs longer to find and open 160 of them than to run what is
 * in them; and makes the files that n8n looks for the classes in. Not minified: whoever installs the package
 * can read and debug it.
 */
async function bundle() {
	const sourceOf = (file) => file.replace(/^dist/, '.').replace(/\.js$/, '');
	await build({
		stdin: {
			contents: classFiles.map((file) => `export * from '${sourceOf(file)}';`).join('\n'),
			resolveDir: __dirname,
		},
		bundle: true,
		external: ['n8n-workflow'],
		format: 'cjs',
		outfile: 'dist/bundle.js',
		platform: 'node',
		target: 'node20',
	});
	for (const file of classFiles) {
		const [className] = basename(file).split('.');
		const path = posix.relative(posix.dirname(file), 'dist/bundle.js');
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `exports.${className} = require('${path}').${className};\n`);
	}
}

/** Codex files stay beside their nodes, icons in one folder. `encoding: false` keeps bytes as they are. */
function copyAssets() {
	return src(['nodes/**/*.node.json', 'icons/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.build = series(clean, parallel(checkTypes, bundle, copyAssets));
exports.default = exports.build;
