// Builders for the tests' workflows.
import { credentialNames } from './accounts.mjs';

const webhookType = 'n8n-nodes-base.webhook';

export const manualTrigger = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
};

/** A webhook that responds with the items of the workflow's last node. */
export function webhook(path) {
	return {
		name: 'Webhook',
		type: webhookType,
		typeVersion: 2,
		parameters: { path, responseMode: 'lastNode', responseData: 'allEntries' },
	};
}

export function isWebhook({ type }) {
	return type === webhookType;
}

/** n8n's own HTTP Request node with a credential of the package, by default eightByEightApi. */
export function httpRequest(url, credential, type = 'eightByEightApi') {
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		// The first version that sends no credentials to another host after a redirect.
		typeVersion: 4.4,
		parameters: {
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: type,
		},
		credentials: { [type]: credential },
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

/** A workflow whose nodes are connected in the order given. */
export function chain(name, nodes) {
	const connections = {};
	nodes.slice(1).forEach((node, index) => {
		connections[nodes[index].name] = { main: [[{ node: node.name, type: 'main', index: 0 }]] };
	});
	const placed = nodes.map((node, index) => ({ ...node, position: [index * 260, 0] }));
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}
