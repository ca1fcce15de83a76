// n8n's own REST interface, the one its editor uses, as the owner of a fresh n8n.
import { requireFromN8n } from './paths.mjs';
import { waitFor } from './waiting.mjs';

const { parse } = requireFromN8n('flatted');

const runningStates = ['new', 'running', 'waiting'];

/** Login of the demo's owner. No secret: the server listens on the loopback interface only. */
export const owner = {
	email: 'demo@example.com',
	password: 'Demo-8x8-login',
	firstName: 'Demo',
	lastName: 'Owner',
};

/**
 * Signs in to n8n.
 *
 * @param {string} url base URL of n8n
 * @param {{ fresh?: boolean }} [options] `fresh` if n8n has no owner yet: one is created
 * @returns {Promise<ReturnType<typeof session>>}
 */
export async function signIn(url, { fresh = false } = {}) {
	const answer = fresh
		? await send(url, 'POST', '/rest/owner/setup', owner)
		: await send(url, 'POST', '/rest/login', {
				emailOrLdapLoginId: owner.email,
				password: owner.password,
			});
	const cookie = answer.response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	return session(url, cookie);
}

function session(url, cookie) {
	const call = async (method, path, body) => (await send(url, method, path, body, cookie)).data;
	return {
		/** Any other call; returns the response's `data`. */
		call,

		/** @returns {Promise<string>} id of the new credential */
		async createCredential({ name, type, data }) {
			return (await call('POST', '/rest/credentials', { name, type, data })).id;
		},

		/**
		 * n8n's own test of a stored credential, with data that need not be stored.
		 *
		 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
		 */
		async testCredential({ id, name, type, data }) {
			return await call('POST', '/rest/credentials/test', {
				credentials: { id, name, type, data },
			});
		},

		/** @returns {Promise<{ id: string, versionId: string }>} the workflow as n8n stored it */
		async createWorkflow(workflow) {
			// Without pinned data n8n stores null, which breaks running a single node in its editor.
			return await call('POST', '/rest/workflows', { settings: {}, pinData: {}, ...workflow });
		},

		/** Activates a workflow and throws if one of its triggers could not start. */
		async activate({ id, versionId }) {
			await call('POST', `/rest/workflows/${id}/activate`, { versionId });
			const status = await waitFor(`The activation of workflow ${id}`, async () => {
				const answer = await call('GET', `/rest/workflows/${id}/publication-status`);
				return answer.status === 'in_progress' ? undefined : answer.status;
			});
			if (status !== 'published') throw new Error(`Activation of workflow ${id}: ${status}`);
		},

		/**
		 * Runs a workflow manually, as the editor's button does, and waits for it.
		 *
		 * @param {string} id of the workflow
		 * @param {string} trigger name of the trigger node to start from
		 * @returns {Promise<Execution>}
		 */
		async run(id, trigger) {
			const { executionId } = await call('POST', `/rest/workflows/${id}/run`, {
				triggerToStartFrom: { name: trigger },
			});
			return await this.execution(executionId);
		},

		/** Waits for the end of an execution and reads it. @returns {Promise<Execution>} */
		async execution(executionId) {
			return await waitFor(`The end of execution ${executionId}`, async () => {
				const found = await call('GET', `/rest/executions/${executionId}`);
				if (runningStates.includes(found.status)) return undefined;
				return { id: executionId, status: found.status, ...parse(found.data).resultData };
			});
		},

		/** The executions of a workflow, newest first, without their data. */
		async executionsOf(workflowId) {
			const filter = encodeURIComponent(JSON.stringify({ workflowId }));
			return (await call('GET', `/rest/executions?filter=${filter}`)).results;
		},
	};
}

async function send(url, method, path, body, cookie) {
	const response = await fetch(`${url}${path}`, {
		method,
		headers: {
			'content-type': 'application/json',
			// n8n binds a login to a browser, identified by this header.
			'browser-id': 'n8n-nodes-8x8',
			...(cookie && { cookie }),
		},
		body: body && JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
	return { response, data: JSON.parse(text).data };
}

/**
 * @typedef {{ id: string, status: string, error?: { message: string },
 *   runData: Record<string, NodeRun[]>, lastNodeExecuted: string }} Execution
 * @typedef {{ startTime: number, executionTime: number, executionStatus: string,
 *   data?: { main: Array<Array<{ json: object, binary?: object }> | null> },
 *   error?: { message: string } }} NodeRun times in milliseconds
 */
