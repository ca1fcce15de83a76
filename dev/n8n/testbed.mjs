// The environment of a test file: the sandbox, n8n with the package, and stored credentials.
import { sandboxCredentials, storeCredentials } from './accounts.mjs';
import { withCredentials } from './examples.mjs';
import { packPackage } from './package.mjs';
import { startSandbox } from './sandbox.mjs';
import { createWorkbench } from './workbench.mjs';
import { chain, isWebhook } from './workflows.mjs';

/** Path of the tarball that the runner packed once for all test files. */
const { E2E_TARBALL } = process.env;

/**
 * Starts everything that a test file needs; `close` ends it.
 *
 * @param {{ logLevel?: string, prepare?: (sandbox: object) => void }} [options] how much n8n logs, and
 *   what to change in the sandbox before credentials are stored
 */
export async function createTestbed({ logLevel, prepare } = {}) {
	const sandbox = await startSandbox();
	prepare?.(sandbox);
	const tarball = E2E_TARBALL ?? (await packPackage());
	const workbench = await createWorkbench({ tarball, logLevel });
	const credentials = sandboxCredentials(sandbox);
	const stored = await storeCredentials(workbench.api, credentials);
	return {
		sandbox,
		workbench,
		/** Plain credentials of the sandbox by type. */
		credentials: new Map(credentials.map((credential) => [credential.type, credential])),
		/** Id and name of the stored credentials by type, as nodes refer to them. */
		stored,

		/**
		 * Creates a workflow and activates it if it starts with a webhook.
		 *
		 * @param {string} name
		 * @param {object[]} nodes in the order they are connected
		 */
		async addWorkflow(name, nodes) {
			const workflow = await workbench.api.createWorkflow(
				withCredentials(chain(name, nodes), stored),
			);
			if (isWebhook(nodes[0])) await workbench.api.activate(workflow);
			return workflow;
		},

		/** Calls a production webhook. @returns {Promise<{ status: number, body: unknown }>} */
		async callWebhook(path) {
			const response = await fetch(`${workbench.url}/webhook/${path}`);
			return { status: response.status, body: await response.json() };
		},

		async close() {
			await workbench.stop();
			await sandbox.stop();
		},
	};
}
