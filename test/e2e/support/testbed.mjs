// What a test file works with: the sandbox, n8n with the package in it, and stored credentials.
import { credentialNames, sandboxCredentials } from './accounts.mjs';
import { withCredentials } from './examples.mjs';
import { packPackage } from './package.mjs';
import { startSandbox } from './sandbox.mjs';
import { createWorkbench } from './workbench.mjs';

/** Path of the package that the runner packed once for all test files. */
const { E2E_TARBALL } = process.env;

/**
 * @param {{ logLevel?: string }} [options] how much n8n logs
 */
export async function createTestbed({ logLevel } = {}) {
	const sandbox = await startSandbox();
	const tarball = E2E_TARBALL ?? (await packPackage());
	const workbench = await createWorkbench({ tarball, logLevel });
	const credentials = sandboxCredentials(sandbox);
	const stored = new Map();
	for (const credential of credentials) {
		const id = await workbench.api.createCredential(credential);
		stored.set(credential.type, { id, name: credential.name });
	}
	return {
		sandbox,
		workbench,
		/** Plain credentials of the sandbox by type. */
		credentials: new Map(credentials.map((credential) => [credential.type, credential])),
		/** Id and name of the stored credentials by type, as nodes refer to them. */
		stored,

		/**
		 * Creates a workflow and puts it into production when it begins with a webhook.
		 *
		 * @param {string} name
		 * @param {object[]} nodes in the order they are connected
		 */
		async addWorkflow(name, nodes) {
			const workflow = await workbench.api.createWorkflow(
				withCredentials(chain(name, nodes), stored),
			);
			if (nodes[0].type === webhookType) await workbench.api.activate(workflow);
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

const webhookType = 'n8n-nodes-base.webhook';

export const manualTrigger = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
};

/** A trigger that answers with the items of the workflow's last node. */
export function webhook(path) {
	return {
		name: 'Webhook',
		type: webhookType,
		typeVersion: 2,
		parameters: { path, responseMode: 'lastNode', responseData: 'allEntries' },
	};
}

/** n8n's own HTTP Request node with an eightByEightApi credential. */
export function httpRequest(url, credential) {
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'eightByEightApi',
		},
		credentials: { eightByEightApi: credential },
	};
}

/** A node of the package, by the end of its type, with the parameters of one operation. */
export function ownNode(type, credentialType, parameters, name = type) {
	return {
		name,
		type: `n8n-nodes-8x8.${type}`,
		typeVersion: 1,
		parameters,
		credentials: { [credentialType]: { id: null, name: credentialNames[credentialType] } },
	};
}

function chain(name, nodes) {
	const connections = {};
	nodes.slice(1).forEach((node, index) => {
		connections[nodes[index].name] = { main: [[{ node: node.name, type: 'main', index: 0 }]] };
	});
	const placed = nodes.map((node, index) => ({ ...node, position: [index * 260, 0] }));
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}
