// n8n's own engine in this process, with the built package, n8n's HTTP Request node, and axios.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { e2eFolder, requireFromN8n } from '../n8n/paths.mjs';

/**
 * Unpacks the package next to n8n-workflow only, which is what n8n provides to community nodes.
 *
 * @param {string} tarball as `npm pack` wrote it
 * @returns {string} a folder that is deleted when this process ends
 */
export function unpackPackage(tarball) {
	const folder = temporaryFolder();
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	const installed = join(folder, 'package');
	mkdirSync(join(installed, 'node_modules'));
	symlinkSync(
		join(e2eFolder, 'node_modules', 'n8n-workflow'),
		join(installed, 'node_modules', 'n8n-workflow'),
	);
	return installed;
}

/** A folder below the system's temporary one, deleted when this process ends. */
export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-8x8-bench-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/**
 * Loads n8n's engine and the nodes that are compared.
 *
 * Credentials are passed in plain text, whereas n8n's server reads them from its database and decrypts
 * them at least once per item of the HTTP Request node: here it is free.
 *
 * @param {string} packageFolder the unpacked package
 * @param {Record<string, object>} nodes further nodes by their full type
 */
export async function createEngine(packageFolder, nodes = {}) {
	const userFolder = temporaryFolder();
	// n8n-core reads its settings when it is loaded.
	Object.assign(process.env, {
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'only-for-benchmarks',
		N8N_LOG_LEVEL: 'silent',
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	});
	requireFromN8n('reflect-metadata');
	const { Container } = requireFromN8n('@n8n/di');
	const core = requireFromN8n('n8n-core');
	const { Workflow } = requireFromN8n('n8n-workflow');
	const binaryData = Container.get(core.BinaryDataService);
	await binaryData.init();
	const { startWorkflow } = await tsImport('../../test/support/engine/engine.ts', import.meta.url);
	const classes = { Workflow, ...core };
	const known = loadNodes(packageFolder, nodes);

	return {
		userFolder,
		/**
		 * Runs start → node → end as in production.
		 *
		 * @param {{ node: string, typeVersion?: number, parameters?: object, credentials?: object }} node
		 * @param {object[]} [items] input items; default one empty item
		 * @returns {Promise<object[]>} the node's output items
		 * @throws the node's error
		 */
		async run(node, items) {
			const { nodes } = await startWorkflow(classes, {
				nodes: [
					{ name: 'Start', node: 'harness.pass' },
					{ ...node, name: 'Node' },
				],
				items,
				classes: known,
			}).result;
			const { items: output, error } = nodes.Node;
			if (error) throw error;
			return output;
		},
	};
}

function loadNodes(packageFolder, others) {
	const { n8n } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
	const instanceOf = (path) => {
		const [className] = basename(path).split('.');
		return new (requireFromN8n(path)[className])();
	};
	const nodes = n8n.nodes.map((file) => instanceOf(join(packageFolder, file)));
	const credentials = [
		...n8n.credentials.map((file) => instanceOf(join(packageFolder, file))),
		instanceOf('n8n-nodes-base/dist/credentials/OAuth2Api.credentials.js'),
	];
	return {
		nodes: Object.fromEntries(nodes.map((node) => [node.description.name, node])),
		credentials: Object.fromEntries(credentials.map((credential) => [credential.name, credential])),
		others: {
			'n8n-nodes-base.httpRequest': instanceOf(
				'n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js',
			),
			...others,
		},
	};
}
