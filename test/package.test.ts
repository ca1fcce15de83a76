import './support/engine/environment';
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { build, transformSync } from 'esbuild';
import { PackageDirectoryLoader } from 'n8n-core';
import packageJson from '../package.json';
import { buildPackage, filesBelow } from './support/package/build';
import { packageFolder, sourceOf } from './support/engine/nodeClasses';

/** Stored in users' workflows: names may be added to these lists but never removed. */
const publicNodes = [
	'eightByEightCloudStorage',
	'eightByEightCloudStorageTrigger',
	'eightByEightContactNow',
	'eightByEightRealtimeMetrics',
	'eightByEightVideo',
];
const publicCredentials = ['contactNowApi', 'eightByEightApi', 'eightByEightVideoApi'];

const { n8n } = packageJson;
const listed = [...n8n.nodes, ...n8n.credentials];
const read = (file: string) => readFileSync(join(packageFolder, file), 'utf8');

beforeAll(buildPackage);

describe("n8n's loader", () => {
	it('finds every node and credential under its public name', async () => {
		const loader = new PackageDirectoryLoader(packageFolder);
		await loader.loadAll();
		expect(loader.packageName).toBe('n8n-nodes-8x8');
		expect(Object.keys(loader.nodeTypes).sort()).toEqual(publicNodes);
		expect(Object.keys(loader.credentialTypes).sort()).toEqual(publicCredentials);
		for (const { type } of Object.values(loader.nodeTypes)) {
			const { description } = type as { description: { iconUrl?: unknown; codex?: unknown } };
			const { light, dark } = description.iconUrl as Record<'dark' | 'light', string>;
			for (const url of [light, dark]) {
				const path = url.replace('icons/n8n-nodes-8x8/', '');
				expect(existsSync(join(packageFolder, path))).toBe(true);
			}
			expect(description.codex).toMatchObject({ categories: expect.any(Array) });
		}
	});

	it.each(listed)('makes an instance of %s without arguments', (file) => {
		const [className] = basename(file).split('.');
		const classes = jest.requireActual<Record<string, new () => object>>(join(packageFolder, file));
		expect(classes[className]).toHaveLength(0);
		expect(classes[className].name).toBe(className);
		expect(new classes[className]()).toBeDefined();
	});

	it('knows every node and credential of the package', () => {
		const built = filesBelow('dist').filter((file) => /\.(node|credentials)\.js$/.test(file));
		expect(built.sort()).toEqual([...listed].sort());
	});
});

it('index.js exports every class', () => {
	const { stdout } = spawnSync(
		process.execPath,
		['-p', 'JSON.stringify(Object.keys(require("./index.js")).sort())'],
		{ cwd: packageFolder, encoding: 'utf8' },
	);
	expect(JSON.parse(stdout)).toEqual(listed.map((file) => basename(file).split('.')[0]).sort());
});

it('the built code requires n8n-workflow and crypto, and nothing else', () => {
	const required = (file: string) =>
		[...read(file).matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name);
	expect(new Set(required('dist/bundle.js'))).toEqual(new Set(['n8n-workflow', 'node:crypto']));
	for (const file of listed) {
		const path = relative(dirname(file), 'dist/bundle.js');
		expect(required(file)).toEqual([path.replaceAll(sep, '/')]);
	}
});

it('the built code uses no global that is forbidden to community nodes', () => {
	const code = read('dist/bundle.js').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
	expect(code.length).toBeGreaterThan(100_000);
	const forbidden = /\b(process\.|globalThis|__dirname|__filename|setTimeout|setInterval|eval\()/;
	expect(forbidden.exec(code)?.[0]).toBeUndefined();
});

describe('the source modules', () => {
	/** The modules of the package that each module imports, without type imports, by file. */
	let graph: ReadonlyMap<string, string[]>;
	beforeAll(async () => {
		const { metafile } = await build({
			absWorkingDir: packageFolder,
			entryPoints: listed.map(sourceOf),
			bundle: true,
			external: ['n8n-workflow'],
			metafile: true,
			outdir: 'dist',
			platform: 'node',
			write: false,
		});
		graph = new Map(
			Object.entries(metafile.inputs).map(([file, { imports }]) => [
				file,
				imports.filter(({ external }) => !external).map(({ path }) => path),
			]),
		);
	});

	it('have no circular imports', () => {
		const done = new Set<string>();
		const circles: string[] = [];
		const visit = (file: string, path: readonly string[]) => {
			if (path.includes(file)) circles.push([...path, file].join(' > '));
			if (path.includes(file) || done.has(file)) return;
			for (const imported of graph.get(file) ?? []) visit(imported, [...path, file]);
			done.add(file);
		};
		for (const file of graph.keys()) visit(file, []);
		expect(circles).toEqual([]);
		// The graph does have edges.
		expect(graph.get('nodes/shared/http/transport.ts')).toEqual([]);
		expect(graph.get('nodes/shared/http/client.ts')).toContain('nodes/shared/http/retry.ts');
	});

	it('are all used', () => {
		const sources = ['nodes', 'credentials']
			.flatMap(filesBelow)
			.map((file) => file.replaceAll(sep, '/'))
			.filter((file) => file.endsWith('.ts'));
		// A module of types only has no code.
		const hasCode = (file: string) => transformSync(read(file), { loader: 'ts' }).code !== '';
		expect(sources.filter((file) => !graph.has(file) && hasCode(file))).toEqual([]);
	});
});

describe('the published package', () => {
	const pack = () => {
		const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: packageFolder,
			encoding: 'utf8',
			shell: process.platform === 'win32',
		});
		const [report] = JSON.parse(stdout) as Array<{
			size: number;
			files: Array<{ path: string }>;
		}>;
		return report;
	};

	it('contains what n8n needs and nothing else, in less than 200 KB', () => {
		const { size, files } = pack();
		const paths = files.map(({ path }) => path);
		const shipped =
			/^(index\.js|package\.json|LICENSE\.md|README\.md|CHANGELOG\.md|dist\/.+\.(js|svg|node\.json))$/;
		expect(paths.filter((path) => !shipped.test(path))).toEqual([]);
		expect(paths).toEqual(expect.arrayContaining(['index.js', 'LICENSE.md', ...listed]));
		expect(size).toBeLessThan(200_000);
	});

	it('has no dependencies except n8n', () => {
		expect(packageJson).not.toHaveProperty('dependencies');
		expect(packageJson).not.toHaveProperty('overrides');
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		const lifecycle = /^(pre|post)?(install|prepare|publish|pack)|^prepublishOnly$/;
		expect(Object.keys(packageJson.scripts).filter((name) => lifecycle.test(name))).toEqual([]);
	});
});
