// Runs every operation of every node with secrets, both succeeding and failing.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nameOf, planNodes, plans } from '../plans.mjs';
import { manualTrigger, webhook } from '../workflows.mjs';
import { wrong } from './environment.mjs';

/** Steps whose documented output is a token or a link with a token. */
export const tokenSteps = new Set(['token get', 'token create', 'room create', 'object link']);

const types = Object.keys(plans);

/** @param {() => Awaited<ReturnType<import('./environment.mjs').createEnvironment>>} environment */
export function itRunsOperations(environment) {
	it('go through every operation that succeeds', async () => {
		for (const type of types) {
			const path = `good-${type}`;
			const { id } = await environment().bed.addWorkflow(path, [webhook(path), ...planNodes(type)]);
			const { status, body } = await environment().bed.callWebhook(path);
			assert.equal(status, 200, JSON.stringify(body));
			const [{ id: executionId }] = await environment().bed.workbench.api.executionsOf(id);
			const { runData } = await environment().bed.workbench.api.execution(executionId);
			for (const step of plans[type].steps) {
				const [item] = runData[nameOf(step)][0].data.main[0];
				if (tokenSteps.has(nameOf(step))) keepOutput(`${type} ${nameOf(step)}`, item.json);
			}
		}
		assert.equal(environment().outputs.size, 4);
		assert.deepEqual(environment().bed.sandbox.effects.passwordChanges.length, 1);
	});

	function keepOutput(label, { token, auth_token: authToken, url }) {
		environment().outputs.set(
			label,
			token ?? authToken ?? new URL(url).searchParams.get('X-Amz-Signature'),
		);
	}

	const failures = {
		'401 that echoes the request': { kind: 'echo', status: 401 },
		'403 that echoes the request': { kind: 'echo', status: 403 },
		'500 that echoes the request': { kind: 'echo', status: 500 },
		'redirect to another host': () => ({
			kind: 'redirect',
			location: `${environment().otherHost.url}/x?y=1`,
		}),
		'repeating redirect to another host': () => ({
			kind: 'redirect',
			location: `${environment().otherHost.url}/x`,
			status: 307,
		}),
		'cut connection': { kind: 'dropBeforeAction' },
	};
	let failing;
	const failAll = async () => {
		const answers = await Promise.all(
			types.map(async (type) => await environment().bed.callWebhook(`bad-${type}`)),
		);
		for (const { status, body } of answers) assert.equal(status, 200, JSON.stringify(body));
	};

	for (const [name, effect] of Object.entries(failures)) {
		it(`go through every operation that returns an error item: ${name}`, async () => {
			failing ??= await addFailing('bad', {});
			await environment().during(typeof effect === 'function' ? effect() : effect, failAll);
			await checkErrors(failing, name.includes('repeats'));
		});
	}

	it('go through failures of ContactNow with status 200 that echo the request', async () => {
		const type = 'eightByEightContactNow';
		await environment().during(
			{ kind: 'echo', status: 200 },
			async () => await environment().bed.callWebhook(`bad-${type}`),
		);
		await checkErrors([failing[types.indexOf(type)]], true);
	});

	it('go through every operation with a wrong secret that the error echoes', async () => {
		const stored = {};
		for (const [type, changes] of Object.entries(wrong)) {
			const { data, ...rest } = environment().bed.credentials.get(type);
			const credential = { ...rest, name: `Wrong ${type}`, data: { ...data, ...changes } };
			stored[type] = {
				id: await environment().bed.workbench.api.createCredential(credential),
				name: credential.name,
			};
		}
		const workflows = await addFailing('wrong', stored);
		await environment().during(
			{ kind: 'echo', status: 401 },
			async () => {
				for (const type of types)
					assert.equal((await environment().bed.callWebhook(`wrong-${type}`)).status, 200);
			},
			['oauth', 'video', 'contactNow'],
		);
		await checkErrors(workflows, true);
	});

	/** A workflow for each node, in which every operation fails independently. */
	async function addFailing(prefix, credentials) {
		const ids = [];
		for (const type of types) {
			const path = `${prefix}-${type}`;
			const nodes = planNodes(type, { alone: true }).map((node) => ({
				...node,
				onError: 'continueRegularOutput',
				credentials: { ...node.credentials, ...pick(credentials, Object.keys(node.credentials)) },
			}));
			ids.push((await environment().bed.addWorkflow(path, [webhook(path), ...nodes])).id);
		}
		return ids;
	}

	const pick = (object, keys) =>
		Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));

	/** Every node returned an error item, with asterisks where the server echoed the request. */
	async function checkErrors(workflows, isMasked) {
		for (const id of workflows) {
			const [{ id: executionId }] = await environment().bed.workbench.api.executionsOf(id);
			const { runData } = await environment().bed.workbench.api.execution(executionId);
			for (const [node, [task]] of Object.entries(runData)) {
				if (node === 'Webhook') continue;
				const [{ json }] = task.data.main[0];
				if (json.reason === undefined) assert.ok(json.error, `${node} did not fail`);
				if (isMasked) assert.match(json.details ?? json.reason, /\*\*\*/, node);
			}
		}
	}

	it('go through every operation that stops the workflow', async () => {
		await environment().during({ kind: 'echo', status: 500 }, async () => {
			for (const type of types) {
				for (const node of planNodes(type, { alone: true })) {
					const { id } = await environment().bed.addWorkflow(`${type} ${node.name}`, [
						manualTrigger,
						node,
					]);
					const { status } = await environment().bed.workbench.api.run(id, manualTrigger.name);
					assert.equal(status, 'error', node.name);
				}
			}
		});
	});
}
