// The demo: a real n8n with the built nodes in it, and the example workflows run once.
import { credentialsFromEnvironment, sandboxCredentials, storeCredentials } from './accounts.mjs';
import { loadExamples, measure, problemsOf, withCredentials } from './examples.mjs';
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
 * Starts everything and runs every example whose credentials exist.
 *
 * @returns {Promise<{ url: string, ended: Promise<string>, sandboxUrl?: string, table: string,
 *   problems: string[] }>} where the editor is, the end of its log once n8n has ended, where the
 *   sandbox is if it is used, and the results of the examples
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
	const runs = await step('Running the example workflows', async () => {
		const all = [];
		for (const example of await loadExamples()) {
			if (!example.credentialTypes.every((type) => credentials.has(type))) continue;
			all.push(await runExample(example, { api: workbench.api, credentials, sandbox }));
		}
		return all;
	});
	return {
		url: workbench.url,
		ended: workbench.ended,
		sandboxUrl: sandbox?.url,
		table: formatTable(
			columns,
			runs.flatMap(({ measurements }) => measurements.map(cells)),
		),
		problems: runs.flatMap(({ problems }) => problems),
	};
}

/**
 * Runs an example by hand and then puts it into production: in this order its own schedule cannot
 * affect the counts.
 */
async function runExample(example, { api, credentials, sandbox }) {
	const workflow = await api.createWorkflow(withCredentials(example.workflow, credentials));
	if (!sandbox && !example.readsOnly) {
		const { name } = example.workflow;
		const reason = 'Not run: it would change something at 8x8';
		return { measurements: [{ workflow: name, node: reason }], problems: [] };
	}
	const execution = await api.run(workflow.id, example.trigger);
	const measurements = measure(example, execution, sandbox?.requests);
	await api.activate(workflow);
	return { measurements, problems: problemsOf(execution, measurements) };
}

function cells({ workflow, node, rows, requests, tokenRequests, milliseconds }) {
	const unknown = '–';
	const time = milliseconds === undefined ? unknown : `${(milliseconds / 1000).toFixed(2)} s`;
	return [workflow, node, rows ?? unknown, requests ?? unknown, tokenRequests ?? unknown, time];
}

/** Runs one step and prints its name and duration. */
async function step(name, work) {
	process.stdout.write(`${name} … `);
	const startedAt = Date.now();
	const result = await work();
	console.log(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
	return result;
}
