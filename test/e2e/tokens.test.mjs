// One token serves every run, and nobody can read it anywhere.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadExamples, withCredentials } from './support/examples.mjs';
import { runN8nCommand } from './support/server.mjs';
import { createTestbed, ownNode, webhook } from './support/testbed.mjs';

const queues = ownNode('eightByEightRealtimeMetrics', 'eightByEightApi', {
	resource: 'queue',
	operation: 'getMany',
	returnAll: true,
	metrics: ['entered.today'],
	simplify: true,
});

describe('tokens in production', () => {
	let bed;
	let workflow;
	const tokensAsked = () => bed.sandbox.count({ api: 'oauth' });
	const listQueues = async () => {
		const { status, body } = await bed.callWebhook('queues');
		assert.equal(status, 200, JSON.stringify(body));
		assert.equal(body.length, bed.sandbox.accounts.oauth.full.contactCenter.queues);
	};

	before(async () => {
		bed = await createTestbed({ logLevel: 'debug' });
		workflow = await bed.addWorkflow('Queues on demand', [webhook('queues'), queues]);
	});
	after(async () => await bed?.close());

	it('asks for one token in two runs', async () => {
		await listQueues();
		await listQueues();
		assert.equal(tokensAsked(), 1);
	});

	it('asks for none after a restart of n8n', async () => {
		await bed.workbench.restart();
		await listQueues();
		assert.equal(tokensAsked(), 1);
	});

	it('asks for one more when 8x8 has revoked the token', async () => {
		bed.sandbox.tokens.oauth.revokeAll();
		await listQueues();
		await listQueues();
		assert.equal(tokensAsked(), 2);
	});

	it('shows tokens and secrets nowhere', async () => {
		const { api, userFolder, logFile } = bed.workbench;
		for (const example of await loadExamples()) {
			const { id } = await api.createWorkflow(withCredentials(example.workflow, bed.stored));
			assert.equal((await api.run(id, example.trigger)).status, 'success', example.workflow.name);
		}
		await failOnce();

		const places = new Map();
		for (const file of await readdir(join(userFolder, '.n8n'))) {
			if (file.startsWith('database.sqlite')) {
				places.set(file, await readFile(join(userFolder, '.n8n', file), 'latin1'));
			}
		}
		places.set('log', await readFile(logFile, 'utf8'));
		places.set('export', await runN8nCommand(['export:workflow', '--all'], bed.workbench));
		const workflows = await api.call('GET', '/rest/workflows');
		for (const { id } of workflows) {
			places.set(`workflow ${id}`, JSON.stringify(await api.call('GET', `/rest/workflows/${id}`)));
			for (const execution of await api.executionsOf(id)) {
				const found = await api.call('GET', `/rest/executions/${execution.id}`);
				places.set(`execution ${execution.id}`, JSON.stringify(found));
			}
		}

		const { oauth, video, contactNow } = bed.sandbox.accounts;
		const secrets = [
			...bed.sandbox.tokens.oauth.issued(),
			oauth.full.clientSecret,
			Buffer.from(`${oauth.full.clientId}:${oauth.full.clientSecret}`).toString('base64'),
			video.apiKey,
			contactNow.key,
		];
		assert.equal(secrets.length, 6, 'two tokens and four secrets to look for');
		for (const secret of secrets) {
			const found = [...places].filter(([, text]) => text.includes(secret)).map(([place]) => place);
			assert.deepEqual(found, [], `${secret} is readable`);
		}
		// The search itself works: what is no secret is found in each kind of place.
		for (const place of ['database.sqlite', 'export', `workflow ${workflow.id}`]) {
			assert.match(places.get(place), /Queues on demand/, place);
		}
		assert.match(places.get('log'), /webhook/i);
		assert.match(places.get('execution 1'), /entered\.today/);
		const { staticData } = JSON.parse(places.get(`workflow ${workflow.id}`));
		assert.notEqual(staticData, null, 'the sealed token is stored with the workflow');
	});

	/** A run whose token is refused, and whose errors are stored. */
	async function failOnce() {
		bed.sandbox.inject({ api: 'realtime', status: 401 });
		bed.sandbox.inject({ api: 'realtime', status: 401 });
		const response = await fetch(`${bed.workbench.url}/webhook/queues`);
		assert.equal(response.status, 500);
	}
});
