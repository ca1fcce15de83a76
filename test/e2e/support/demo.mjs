// The demo: a real n8n with the built nodes in it, and the example workflows run once.
import { credentialsFromEnvironment, sandboxCredentials } from './accounts.mjs';
import { loadExamples, measure, withCredentials } from './examples.mjs';
import { packPackage } from './package.mjs';
import { freePort } from './ports.mjs';
import { startSandbox } from './sandbox.mjs';
import { formatTable } from './table.mjs';
import { createWorkbench } from './workbench.mjs';

const n8nPort = 5678;
const sandboxPort = 8088;
const columns = [
	{ heading: 'Workflow' },
	{ heading: 'Node' },
	{ heading: 'Rows', right: true },
	{ heading: 'Requests', right: true },
	{ heading: 'Token requests', right: true },
	{ heading: 'Time', right: true },
];

/**
 * Starts everything and runs every example whose credentials are there.
 *
 * @returns {Promise<{ url: string, ended: Promise<string>, sandboxUrl?: string, table: string,
 *   problems: string[] }>} where the editor is, the end of its log once n8n has ended, where the
 *   sandbox is if it is used, and what the examples gave
 */
export async function runDemo() {
	const ownCredentials = credentialsFromEnvironment(process.env);
	const tarball = await step('Building and packing the package', packPackage);
	const sandbox =
		ownCredentials.length > 0
			? undefined
			: await step('Starting the sandbox, the offline 8x8', async () =>
					startSandbox(await freePort(sandboxPort)),
				);
	const workbench = await step('Starting n8n', async () =>
		createWorkbench({ tarball, port: n8nPort }),
	);
	const credentials = await storeCredentials(
		workbench.api,
		sandbox ? sandboxCredentials(sandbox) : ownCredentials,
	);
	const measurements = await step('Running the example workflows', async () => {
		const all = [];
		for (const example of await loadExamples()) {
			if (!example.credentialTypes.every((type) => credentials.has(type))) continue;
			all.push(...(await runExample(example, { api: workbench.api, credentials, sandbox })));
		}
		return all;
	});
	return {
		url: workbench.url,
		ended: workbench.ended,
		sandboxUrl: sandbox?.url,
		table: formatTable(columns, measurements.map(cells)),
		problems: measurements
			.filter(({ error }) => error)
			.map(({ workflow, node, error }) => `${workflow}, ${node}: ${error}`),
	};
}

/** @returns {Promise<Map<string, { id: string, name: string }>>} the stored credentials by type */
async function storeCredentials(api, credentials) {
	const stored = new Map();
	for (const credential of credentials) {
		const id = await api.createCredential(credential);
		stored.set(credential.type, { id, name: credential.name });
	}
	return stored;
}

/** Runs an example by hand first, so that its own schedule does not mix into the counts. */
async function runExample(example, { api, credentials, sandbox }) {
	const workflow = await api.createWorkflow(withCredentials(example.workflow, credentials));
	if (!sandbox && !example.readsOnly) {
		await api.activate(workflow);
		return [{ workflow: example.workflow.name, node: 'Not run: it would change something at 8x8' }];
	}
	const execution = await api.run(workflow.id, example.trigger);
	await api.activate(workflow);
	return measure(example, execution, sandbox?.requests);
}

function cells({ workflow, node, rows, requests, tokenRequests, milliseconds }) {
	const unknown = '–';
	const time = milliseconds === undefined ? unknown : `${(milliseconds / 1000).toFixed(2)} s`;
	return [workflow, node, rows ?? unknown, requests ?? unknown, tokenRequests ?? unknown, time];
}

/** Runs one stage, naming it before and telling its time after. */
async function step(name, work) {
	process.stdout.write(`${name} … `);
	const startedAt = Date.now();
	const result = await work();
	console.log(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
	return result;
}
