const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

/** The built package starts empty, so that a deleted source never lives on in it. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Compiles nodes/ and credentials/ with tsc in strict mode; the build fails when tsc does. */
function compile(done) {
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' }).on(
		'close',
		(code) => done(code === 0 ? undefined : new Error(`tsc ended with code ${code}`)),
	);
}

/** Icons and codex files lie beside the code that names them. `encoding: false` keeps bytes as they are. */
function copyAssets() {
	return src(['nodes/**/*.{svg,node.json}', 'credentials/**/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.build = series(clean, parallel(compile, copyAssets));
exports.default = exports.build;
