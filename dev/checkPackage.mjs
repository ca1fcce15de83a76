// Packs the package as npm would publish it, unpacks it elsewhere, and checks what a user's n8n would load.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectRoot } from './install.mjs';

const maxPackedBytes = 200_000;
const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-8x8-package-'));

try {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
			cwd: projectRoot,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'inherit'],
		}),
	);
	const paths = packed.files.map(({ path }) => path);
	const stray = paths.filter(
		(path) => !/^(dist\/|index\.js|package\.json|README\.md|LICENSE\.md)/.test(path),
	);
	assert.deepEqual(stray, [], 'the package holds files that users do not need');
	assert.ok(
		packed.size < maxPackedBytes,
		`the package has ${packed.size} bytes, more than ${maxPackedBytes}`,
	);

	execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder]);
	const installed = join(folder, 'package');
	mkdirSync(join(installed, 'node_modules'));
	// Only what n8n provides: any other import fails here as it would in a user's n8n.
	for (const provided of ['n8n-workflow']) {
		symlinkSync(
			join(projectRoot, 'node_modules', provided),
			join(installed, 'node_modules', provided),
		);
	}
	const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
	assert.equal(manifest.dependencies, undefined, 'a community node may have no dependencies');

	const require = createRequire(join(installed, 'index.js'));
	const exported = require('./index.js');
	for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		const className = basename(file).split('.')[0];
		assert.equal(typeof exported[className], 'function', `${className} is not exported`);
		const { icon } = new exported[className]().description ?? new exported[className]();
		for (const svg of [icon.light, icon.dark]) {
			const path = join(installed, file, '..', svg.replace('file:', ''));
			assert.ok(existsSync(path), `${className} lacks its icon ${svg}`);
		}
	}
	console.log(
		`${packed.filename}: ${packed.files.length} files, ${packed.size} bytes packed, loads alone.`,
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
