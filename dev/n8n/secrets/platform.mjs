// Has n8n itself use the credentials: credential tests, list searches, its HTTP Request node, the trigger.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { waitFor } from '../waiting.mjs';
import { httpRequest, manualTrigger, ownNode, webhook } from '../workflows.mjs';
import { apis, wrong } from './environment.mjs';

/** Milliseconds; n8n polls at most once a minute. */
const pollWithinMs = 150_000;

/** @param {() => Awaited<ReturnType<import('./environment.mjs').createEnvironment>>} environment */
export function itTestsCredentials(environment) {
	it('go through the credential tests: valid, invalid, rejected and redirected', async () => {
		const test = async (type, changes) => {
			const { data } = environment().bed.credentials.get(type);
			const { id, name } = environment().bed.stored.get(type);
			return await environment().bed.workbench.api.testCredential({
				id,
				name,
				type,
				data: { ...data, ...changes },
			});
		};
		const everywhere = [...apis, 'oauth'];
		for (const [type, changes] of Object.entries(wrong)) {
			assert.equal((await test(type, {})).status, 'OK', type);
			assert.equal((await test(type, changes)).status, 'Error', type);
			for (const effect of [
				{ kind: 'echo', status: 401 },
				{ kind: 'echo', status: 500 },
				{ kind: 'redirect', location: `${environment().otherHost.url}/test`, status: 307 },
				{ kind: 'redirect', location: `${environment().otherHost.url}/test` },
				{ kind: 'dropBeforeAction' },
			]) {
				const result = await environment().during(
					effect,
					async () => await test(type, changes),
					everywhere,
				);
				assert.equal(result.status, 'Error', `${type}: ${JSON.stringify(effect)}`);
			}
		}
	});
}

/** @param {() => Awaited<ReturnType<import('./environment.mjs').createEnvironment>>} environment */
export function itSearchesAndRequests(environment) {
	it('go through the list searches, successful and failing', async () => {
		const search = async (node, methodName, credential) =>
			await environment().bed.workbench.api.call(
				'POST',
				'/rest/dynamic-node-parameters/resource-locator-results',
				{
					path: 'parameters.any',
					methodName,
					nodeTypeAndVersion: { name: `n8n-nodes-8x8.${node}`, version: 1 },
					currentNodeParameters: {},
					credentials: { [credential]: environment().bed.stored.get(credential) },
				},
			);
		for (const [node, method, credential] of [
			['eightByEightRealtimeMetrics', 'searchQueues', 'eightByEightApi'],
			['eightByEightCloudStorage', 'searchRegions', 'eightByEightApi'],
			['eightByEightVideo', 'searchCalls', 'eightByEightVideoApi'],
		]) {
			const { results } = await search(node, method, credential);
			assert.ok(results.length > 0, method);
			for (const effect of [
				{ kind: 'echo', status: 403 },
				{ kind: 'redirect', location: `${environment().otherHost.url}/list search` },
			]) {
				await environment().during(effect, async () => {
					await assert.rejects(search(node, method, credential), /8x8/);
				});
			}
		}
	});

	it("go through n8n's own HTTP Request node", async () => {
		for (const [type, path] of [
			['eightByEightApi', '/storage/us-west/v3/regions'],
			['eightByEightVideoApi', '/api/v1/tokens'],
		]) {
			const name = `request-${type}`;
			const node = httpRequest(
				environment().bed.sandbox.url + path,
				environment().bed.stored.get(type),
				type,
			);
			if (path.endsWith('tokens')) node.parameters.method = 'POST';
			await environment().bed.addWorkflow(name, [webhook(name), node]);
			const good = await environment().bed.callWebhook(name);
			assert.equal(good.status, 200, JSON.stringify(good.body));
			if (good.body[0].auth_token)
				environment().outputs.set('HTTP Request', good.body[0].auth_token);
			for (const effect of [
				{ kind: 'response', status: 401, body: { message: 'No' } },
				{ kind: 'response', status: 500, body: { message: 'No' } },
				{ kind: 'redirect', location: `${environment().otherHost.url}/request` },
				{ kind: 'dropBeforeAction' },
			]) {
				await environment().during(effect, async () => await environment().bed.callWebhook(name));
			}
		}
	});
}

/** @param {() => Awaited<ReturnType<import('./environment.mjs').createEnvironment>>} environment */
export function itPolls(environment) {
	it('go through the trigger, successful and failing', async () => {
		const trigger = ownNode('eightByEightCloudStorageTrigger', 'eightByEightApi', {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			event: 'newObject',
			region: { __rl: true, mode: 'id', value: 'us-west' },
			downloadContent: true,
		});
		const end = { ...manualTrigger, name: 'End', type: 'n8n-nodes-base.noOp' };
		const workflow = await environment().bed.addWorkflow('New objects', [trigger, end]);
		await environment().bed.workbench.api.activate(workflow);
		await environment().during({ kind: 'echo', status: 403 }, async () => {
			const refused = () => environment().bed.sandbox.count({ api: 'storage', status: 403 });
			const before = refused();
			await waitFor('A poll that fails', async () => refused() > before || undefined, pollWithinMs);
		});
		await environment().bed.sandbox.storage.addObject({ objectName: 'new.mp3' });
		await waitFor(
			'A poll that succeeds',
			async () => {
				const executions = await environment().bed.workbench.api.executionsOf(workflow.id);
				return executions.some(({ status }) => status === 'success') || undefined;
			},
			pollWithinMs,
		);
	});
}
