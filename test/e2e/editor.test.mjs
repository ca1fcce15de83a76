// The editor in a real browser: what users see of the package. Pictures in .cache/screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openEditor } from './support/browser.mjs';
import { createTestbed, manualTrigger, ownNode } from './support/testbed.mjs';

const nodes = [
	{
		...ownNode('eightByEightRealtimeMetrics', 'eightByEightApi', {
			resource: 'queue',
			operation: 'getMany',
		}),
		shows: { resource: 'Queue', operation: 'Get Many' },
	},
	{
		...ownNode('eightByEightCloudStorage', 'eightByEightApi', {
			resource: 'object',
			operation: 'getMany',
			region: 'us-west',
		}),
		shows: { resource: 'Object', operation: 'Get Many' },
	},
	{
		...ownNode('eightByEightVideo', 'eightByEightVideoApi', {
			resource: 'room',
			operation: 'create',
			callReference: 'case-0001',
		}),
		shows: { resource: 'Room', operation: 'Create' },
	},
	{
		...ownNode('eightByEightContactNow', 'contactNowApi', { resource: 'token', operation: 'get' }),
		shows: { resource: 'Token', operation: 'Get' },
	},
];

describe('in the editor', () => {
	let bed;
	let editor;
	before(async () => {
		bed = await createTestbed();
		const workflow = await bed.addWorkflow('All nodes', [
			manualTrigger,
			...nodes.map(({ shows: _, ...node }) => ({ ...node, executeOnce: true })),
		]);
		editor = await openEditor(bed.workbench.url);
		await editor.openWorkflow(workflow.id);
	});
	after(async () => {
		await editor?.close();
		await bed?.close();
	});

	it('draws the nodes', async () => {
		for (const { name } of nodes) await editor.node(name).waitFor();
		await editor.screenshot('canvas');
	});

	for (const { name, shows } of nodes) {
		it(`shows resource and operation of ${name}, runs it and shows its rows`, async () => {
			await editor.openNode(name);
			for (const [parameter, wanted] of Object.entries(shows)) {
				const field = editor.control(`parameter-input-${parameter}`).locator('input').first();
				assert.equal(await field.inputValue(), wanted);
			}
			await editor.screenshot(`${name}-parameters`);
			await editor.executeNode();
			await editor.screenshot(`${name}-output`);
			assert.ok((await editor.outputRows()) > 0);
			await editor.closeNode();
		});
	}

	const credentialFields = [
		['eightByEightRealtimeMetrics', ['clientId', 'clientSecret', 'region', 'tenantId', 'baseUrl']],
		['eightByEightVideo', ['apiKey', 'baseUrl']],
		['eightByEightContactNow', ['username', 'key', 'baseUrl']],
	];
	for (const [name, fields] of credentialFields) {
		it(`shows the credential of ${name} and that its test passed`, async () => {
			await editor.openNode(name);
			await editor.openCredential();
			for (const field of fields) await editor.control(`parameter-input-${field}`).waitFor();
			await editor.control('credentials-config-container-test-success').waitFor();
			await editor.screenshot(`${name}-credential`);
			await editor.closeCredential();
			await editor.closeNode();
		});
	}

	it('finds the nodes in the node panel', async () => {
		await editor.searchNodes('8x8');
		await editor.screenshot('node-search');
	});
});
