// n8n's own features with the package: credential tests, its HTTP Request node, list searches.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTestbed } from '../../dev/n8n/testbed.mjs';
import { httpRequest, webhook } from '../../dev/n8n/workflows.mjs';

describe('in n8n', () => {
	let bed;
	before(async () => {
		bed = await createTestbed();
	});
	after(async () => await bed?.close());

	const testCredential = async (type, changes = {}) => {
		const { data } = bed.credentials.get(type);
		const { id, name } = bed.stored.get(type);
		const changed = { ...data, ...changes };
		return await bed.workbench.api.testCredential({ id, name, type, data: changed });
	};
	const wrongSecrets = [
		['eightByEightApi', { clientSecret: 'not-the-secret' }],
		['eightByEightVideoApi', { apiKey: 'not-the-key' }],
		['contactNowApi', { key: 'not-the-key' }],
	];
	for (const [type, wrong] of wrongSecrets) {
		it(`accepts a valid ${type} credential`, async () => {
			const result = await testCredential(type);
			assert.equal(result.status, 'OK', result.message);
		});

		it(`explains what is wrong with an invalid ${type} credential`, async () => {
			const result = await testCredential(type, wrong);
			assert.equal(result.status, 'Error');
			assert.match(result.message, /did not accept the (API key|username and key)/);
			for (const secret of Object.values(wrong)) assert.ok(!result.message.includes(secret));
		});
	}

	it('gives the HTTP Request node one token, and a new one after a 401', async () => {
		// A separate account: n8n's node shares tokens with ours, and other tests have already fetched one.
		const { clientId, clientSecret, contactCenter } = bed.sandbox.accounts.oauth.large;
		const usual = bed.credentials.get('eightByEightApi');
		const data = { ...usual.data, clientId, clientSecret };
		const credential = { ...usual, data, name: 'Of HTTP Request alone' };
		const id = await bed.workbench.api.createCredential(credential);
		const path = '/analytics/cc/v5/realtime-metrics/groups';
		await bed.addWorkflow('Any endpoint', [
			webhook('any-endpoint'),
			httpRequest(bed.sandbox.url + path, { id, name: credential.name }),
		]);
		const before = bed.sandbox.count({ api: 'oauth' });
		const callOnce = async () => {
			const { status, body } = await bed.callWebhook('any-endpoint');
			assert.equal(status, 200, JSON.stringify(body));
			assert.equal(body.length, contactCenter.groups);
			return bed.sandbox.count({ api: 'oauth' }) - before;
		};

		assert.equal(await callOnce(), 1);
		assert.equal(await callOnce(), 1);
		bed.sandbox.tokens.revokeAll();
		assert.equal(await callOnce(), 2);
		const token = bed.sandbox.tokens.issued().at(-1);
		const last = bed.sandbox.requests.filter((request) => request.path === path).at(-1);
		assert.equal(last.headers.authorization, `Bearer ${token}`);
	});

	it('searches the queues of a list field', async () => {
		const search = async (filter) =>
			await bed.workbench.api.call(
				'POST',
				'/rest/dynamic-node-parameters/resource-locator-results',
				{
					path: 'parameters.queueId',
					methodName: 'searchQueues',
					filter,
					nodeTypeAndVersion: { name: 'n8n-nodes-8x8.eightByEightRealtimeMetrics', version: 1 },
					currentNodeParameters: { resource: 'queue', operation: 'get' },
					credentials: { eightByEightApi: bed.stored.get('eightByEightApi') },
				},
			);
		const all = (await search()).results;
		assert.equal(all.length, bed.sandbox.accounts.oauth.full.contactCenter.queues);
		const wanted = all.at(-1);
		const { results } = await search(wanted.name.toUpperCase());
		assert.ok(results.length < all.length);
		assert.ok(results.some(({ value }) => value === wanted.value));
	});
});
