// One token serves every run, and nobody can read it anywhere.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadExamples, withCredentials } from './support/examples.mjs';
import { runN8nCommand } from './support/server.mjs';
import { createTestbed } from './support/testbed.mjs';
import { waitFor } from './support/waiting.mjs';
import { httpRequest, ownNode, webhook } from './support/workflows.mjs';

const queues = ownNode('eightByEightRealtimeMetrics', 'eightByEightApi', {
	resource: 'queue',
	operation: 'getMany',
	returnAll: true,
	metrics: 'entered.today',
	simplify: true,
});

/** Seconds that the tokens of the European customer live here: short enough to see one expire. */
const shortLife = 3;

describe('tokens in production', () => {
	let bed;
	let workflow;
	before(async () => {
		bed = await createTestbed({ logLevel: 'debug' });
		const { full, europe } = bed.sandbox.accounts.oauth;
		europe.tokenLifetimeSeconds = shortLife;
		const { clientId, clientSecret, region } = europe;
		const { data, ...credential } = bed.credentials.get('eightByEightApi');
		const european = {
			...credential,
			name: '8x8 account in Europe',
			data: { ...data, clientId, clientSecret, region },
		};
		const id = await bed.workbench.api.createCredential(european);
		workflow = await bed.addWorkflow('Queues on demand', [webhook(full.name), queues]);
		await bed.addWorkflow('Queues of Europe on demand', [
			webhook(europe.name),
			{ ...queues, credentials: { eightByEightApi: { id, name: european.name } } },
		]);
	});
	after(async () => await bed?.close());

	const tokensAsked = (account) =>
		bed.sandbox.requests.filter((request) => request.api === 'oauth' && request.account === account)
			.length;
	const listQueues = async (account) => {
		const { status, body } = await bed.callWebhook(account);
		assert.equal(status, 200, JSON.stringify(body));
		assert.equal(body.length, bed.sandbox.accounts.oauth[account].contactCenter.queues);
	};

	it('asks for one token in two runs', async () => {
		await listQueues('full');
		await listQueues('full');
		assert.equal(tokensAsked('full'), 1);
	});

	it('asks for none after a restart of n8n, and for one when that token has expired', async () => {
		await listQueues('europe');
		const expiresAt = Date.now() + shortLife * 1000;
		await bed.workbench.restart();

		await listQueues('full');
		assert.equal(tokensAsked('full'), 1);

		const asked = tokensAsked('europe');
		await waitFor('Expiry', async () => Date.now() > expiresAt || undefined);
		await listQueues('europe');
		assert.equal(tokensAsked('europe'), asked + 1);
	});

	it('asks for one more when 8x8 has revoked the token', async () => {
		bed.sandbox.tokens.revokeAll();
		await listQueues('full');
		await listQueues('full');
		assert.equal(tokensAsked('full'), 2);
	});

	it('shows tokens and secrets nowhere', async () => {
		const { api } = bed.workbench;
		for (const example of await loadExamples()) {
			const { id } = await api.createWorkflow(withCredentials(example.workflow, bed.stored));
			const { status, error } = await api.run(id, example.trigger);
			assert.equal(status, 'success', `${example.workflow.name}: ${error?.message}`);
		}
		await callAnyEndpoint();
		await failOnce();

		const { oauth, video, contactNow } = bed.sandbox.accounts;
		const { clientId, clientSecret } = oauth.full;
		const secrets = [
			...bed.sandbox.tokens.issued(),
			clientSecret,
			Buffer.from(`${clientId}:${clientSecret}`).toString('base64'),
			oauth.europe.clientSecret,
			video.apiKey,
			contactNow.key,
		];
		const places = await readableTexts();
		for (const secret of secrets) {
			const found = [...places].filter(([, text]) => text.includes(secret)).map(([place]) => place);
			assert.deepEqual(found, [], `${secret} is readable`);
		}

		// The search works: what is no secret is found in every kind of place.
		assert.match(places.get('database.sqlite') + places.get('database.sqlite-wal'), /on demand/);
		assert.match(places.get('export'), /Queues on demand/);
		assert.match(places.get(`workflow ${workflow.id}`), /Queues on demand/);
		assert.match(places.get('execution 1'), /entered\.today/);
		assert.match(places.get('log'), /\bdebug\b/);
		const { staticData } = JSON.parse(places.get(`workflow ${workflow.id}`));
		assert.notEqual(staticData, null, 'the sealed token is stored with the workflow');
	});

	/** A run of n8n's own HTTP Request node, for which n8n keeps the token itself. */
	async function callAnyEndpoint() {
		await bed.addWorkflow('Any endpoint on demand', [
			webhook('any-endpoint'),
			httpRequest(
				`${bed.sandbox.url}/analytics/cc/v5/realtime-metrics/groups`,
				bed.stored.get('eightByEightApi'),
			),
		]);
		const { status } = await bed.callWebhook('any-endpoint');
		assert.equal(status, 200);
	}

	/** A run whose tokens are refused and whose error is stored. */
	async function failOnce() {
		bed.sandbox.faults.add({
			match: { api: 'realtime' },
			times: Infinity,
			effect: { kind: 'answer', status: 401, body: { message: 'Invalid access token' } },
		});
		const { status } = await bed.callWebhook('full');
		assert.equal(status, 500);
		bed.sandbox.faults.clear();
	}

	/** Everything that n8n keeps or tells, by place. */
	async function readableTexts() {
		const { api, userFolder, logFile } = bed.workbench;
		const places = new Map();
		const databaseFolder = join(userFolder, '.n8n');
		for (const file of await readdir(databaseFolder)) {
			if (!file.startsWith('database.sqlite')) continue;
			places.set(file, await readFile(join(databaseFolder, file), 'latin1'));
		}
		places.set('log', await readFile(logFile, 'utf8'));
		places.set('export', await runN8nCommand(['export:workflow', '--all'], bed.workbench));
		for (const { id } of await api.call('GET', '/rest/workflows')) {
			places.set(`workflow ${id}`, JSON.stringify(await api.call('GET', `/rest/workflows/${id}`)));
			for (const execution of await api.executionsOf(id)) {
				const found = await api.call('GET', `/rest/executions/${execution.id}`);
				places.set(`execution ${execution.id}`, JSON.stringify(found));
			}
		}
		return places;
	}
});
