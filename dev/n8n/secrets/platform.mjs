// Has n8n itself use the credentials: credential tests, list searches, its HTTP Request node, the trigger.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { waitFor } from '../waiting.mjs';
import { httpRequest, manualTrigger, ownNode, webhook } from '../workflows.mjs';
import { apis, wrong } from './stage.mjs';

/** Milliseconds; n8n polls at most once a minute. */
const pollWithinMs = 150_000;

/** @param {() => Awaited<ReturnType<import('./stage.mjs').createStage>>} stage */
export function itTestsCredentials(stage) {
	it('go through the credential tests, right and wrong, refused and redirected', async () => {
		const test = async (type, changes) => {
			const { data } = stage().bed.credentials.get(type);
			const { id, name } = stage().bed.stored.get(type);
			return await stage().bed.workbench.api.testCredential({
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
				{ kind: 'redirect', location: `${stage().elsewhere.url}/test`, status: 307 },
				{ kind: 'redirect', location: `${stage().elsewhere.url}/test` },
				{ kind: 'dropBeforeAction' },
			]) {
				const result = await stage().during(
					effect,
					async () => await test(type, changes),
					everywhere,
				);
				assert.equal(result.status, 'Error', `${type}: ${JSON.stringify(effect)}`);
			}
		}
	});
}

/** @param {() => Awaited<ReturnType<import('./stage.mjs').createStage>>} stage */
export function itSearchesAndRequests(stage) {
	it('go through the list searches, good and failing', async () => {
		const search = async (node, methodName, credential) =>
			await stage().bed.workbench.api.call(
				'POST',
				'/rest/dynamic-node-parameters/resource-locator-results',
				{
					path: 'parameters.any',
					methodName,
					nodeTypeAndVersion: { name: `n8n-nodes-8x8.${node}`, version: 1 },
					currentNodeParameters: {},
					credentials: { [credential]: stage().bed.stored.get(credential) },
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
				{ kind: 'redirect', location: `${stage().elsewhere.url}/list search` },
			]) {
				await stage().during(effect, async () => {
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
			const node = httpRequest(stage().bed.sandbox.url + path, stage().bed.stored.get(type), type);
			if (path.endsWith('tokens')) node.parameters.method = 'POST';
			await stage().bed.addWorkflow(name, [webhook(name), node]);
			const good = await stage().bed.callWebhook(name);
			assert.equal(good.status, 200, JSON.stringify(good.body));
			if (good.body[0].auth_token) stage().outputs.set('HTTP Request', good.body[0].auth_token);
			for (const effect of [
				{ kind: 'answer', status: 401, body: { message: 'No' } },
				{ kind: 'answer', status: 500, body: { message: 'No' } },
				{ kind: 'redirect', location: `${stage().elsewhere.url}/request` },
				{ kind: 'dropBeforeAction' },
			]) {
				await stage().during(effect, async () => await stage().bed.callWebhook(name));
			}
		}
	});
}

/** @param {() => Awaited<ReturnType<import('./stage.mjs').createStage>>} stage */
export function itPolls(stage) {
	it('go through the trigger, good and failing', async () => {
		const trigger = ownNode('eightByEightCloudStorageTrigger', 'eightByEightApi', {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			event: 'newObject',
			region: { __rl: true, mode: 'id', value: 'us-west' },
			downloadContent: true,
		});
		const end = { ...manualTrigger, name: 'End', type: 'n8n-nodes-base.noOp' };
		const workflow = await stage().bed.addWorkflow('New objects', [trigger, end]);
		await stage().bed.workbench.api.activate(workflow);
		await stage().during({ kind: 'echo', status: 403 }, async () => {
			const refused = () => stage().bed.sandbox.count({ api: 'storage', status: 403 });
			const before = refused();
			await waitFor('A poll that fails', async () => refused() > before || undefined, pollWithinMs);
		});
		await stage().bed.sandbox.storage.addObject({ objectName: 'new.mp3' });
		await waitFor(
			'A poll that succeeds',
			async () => {
				const executions = await stage().bed.workbench.api.executionsOf(workflow.id);
				return executions.some(({ status }) => status === 'success') || undefined;
			},
			pollWithinMs,
		);
	});
}
