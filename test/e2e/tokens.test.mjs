// One token serves all executions.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTestbed } from '../../dev/n8n/testbed.mjs';
import { waitFor } from '../../dev/n8n/waiting.mjs';
import { ownNode, webhook } from '../../dev/n8n/workflows.mjs';

const queues = ownNode('eightByEightRealtimeMetrics', 'eightByEightApi', {
	resource: 'queue',
	operation: 'getMany',
	returnAll: true,
	metrics: 'entered.today',
	simplify: true,
});

/** Token lifetime of the European customer in seconds: short enough to see one expire. */
const shortLife = 3;

describe('tokens in production', () => {
	let bed;
	before(async () => {
		bed = await createTestbed();
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
		await bed.addWorkflow('Queues on demand', [webhook(full.name), queues]);
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

	it('requests one token for two executions', async () => {
		await listQueues('full');
		await listQueues('full');
		assert.equal(tokensAsked('full'), 1);
	});

	it('requests none after a restart of n8n, and one when the stored token has expired', async () => {
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

	it('requests one more when 8x8 has revoked the token', async () => {
		bed.sandbox.tokens.revokeAll();
		await listQueues('full');
		await listQueues('full');
		assert.equal(tokensAsked('full'), 2);
	});
});
