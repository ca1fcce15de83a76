// Loads one thing in a fresh process and writes how many milliseconds that took. See load.mjs.
import { basename, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { requireFromN8n } from '../n8n/paths.mjs';

const [what, packageFolder] = process.argv.slice(2);
// n8n has already loaded it when it loads nodes.
requireFromN8n('n8n-workflow');

const instantiate = (file) => {
	const [className] = basename(file).split('.');
	return new (requireFromN8n(file)[className])();
};

const tasks = {
	/** Requires all nodes and credentials and creates an instance of each. */
	package() {
		const { n8n } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
		return () =>
			[...n8n.nodes, ...n8n.credentials].map((file) => instantiate(join(packageFolder, file)));
	},
	/** The same for the node used for comparison. */
	httpRequest: () => () => [
		instantiate('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js'),
	],
	/** Everything that n8n's loader does with a community package at startup. */
	boot() {
		process.env.N8N_LOG_LEVEL = 'silent';
		requireFromN8n('reflect-metadata');
		const { PackageDirectoryLoader } = requireFromN8n('n8n-core');
		return async () => await new PackageDirectoryLoader(packageFolder).loadAll();
	},
};

const task = tasks[what]();
const start = performance.now();
await task();
console.log(performance.now() - start);
