// The editor in a real browser: what users see of the package. Screenshots are in .cache/screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openEditor } from '../../dev/n8n/browser.mjs';
import { loadExamples } from '../../dev/n8n/examples.mjs';
import { createTestbed } from '../../dev/n8n/testbed.mjs';
import { manualTrigger, ownNode } from '../../dev/n8n/workflows.mjs';

const nodes = [
	{
		node: ownNode(
			'eightByEightRealtimeMetrics',
			'eightByEightApi',
			{ resource: 'queue', operation: 'getMany' },
			'8x8 Realtime Metrics',
		),
		shows: { resource: 'Queue', operation: 'Get Many' },
	},
	{
		node: ownNode(
			'eightByEightCloudStorage',
			'eightByEightApi',
			{
				resource: 'object',
				operation: 'getMany',
				region: { __rl: true, mode: 'list', value: 'us-west', cachedResultName: 'us-west' },
			},
			'8x8 Cloud Storage',
		),
		shows: { resource: 'Object', operation: 'Get Many' },
	},
	{
		node: ownNode(
			'eightByEightVideo',
			'eightByEightVideoApi',
			{ resource: 'room', operation: 'create', callReference: 'case-0001' },
			'8x8 Video Interaction',
		),
		shows: { resource: 'Room', operation: 'Create' },
	},
	{
		node: ownNode(
			'eightByEightContactNow',
			'contactNowApi',
			{ resource: 'token', operation: 'get' },
			'8x8 ContactNow',
		),
		shows: { resource: 'Token', operation: 'Get' },
	},
];
const stickyNote = 'n8n-nodes-base.stickyNote';
const slug = (name) => name.toLowerCase().replaceAll(' ', '-');
const names = nodes.map(({ node }) => node.name);

const credentials = [
	['8x8 Realtime Metrics', ['clientId', 'clientSecret', 'region', 'tenantId', 'baseUrl']],
	['8x8 Video Interaction', ['apiKey', 'baseUrl']],
	['8x8 ContactNow', ['username', 'key', 'baseUrl']],
];

describe('in the editor', () => {
	let bed;
	let editor;
	before(async () => {
		bed = await createTestbed();
		const workflow = await bed.addWorkflow('All nodes', [
			manualTrigger,
			...nodes.map(({ node }) => ({ ...node, executeOnce: true })),
		]);
		editor = await openEditor(bed.workbench.url);
		await editor.openWorkflow(workflow.id);
	});
	after(async () => {
		await editor?.close();
		await bed?.close();
	});

	it('renders the nodes', async () => {
		for (const name of names) await editor.node(name).waitFor();
		await editor.screenshot('canvas');
	});

	for (const { node, shows } of nodes) {
		const { name } = node;
		it(`shows resource and operation of ${name}, runs it and shows its rows`, async () => {
			await editor.openNode(name);
			for (const [parameter, wanted] of Object.entries(shows)) {
				const field = editor.control(`parameter-input-${parameter}`).locator('input').first();
				assert.equal(await field.inputValue(), wanted);
			}
			await editor.screenshot(`${slug(name)}-parameters`);
			await editor.executeNode();
			await editor.screenshot(`${slug(name)}-output`);
			assert.ok((await editor.outputRows()) > 0);
			await editor.closeNode();
		});
	}

	for (const [name, fields] of credentials) {
		it(`shows the credential of ${name} and that its connection test passed`, async () => {
			await editor.openNode(name);
			await editor.openCredential();
			for (const field of fields) await editor.control(`parameter-input-${field}`).waitFor();
			await editor.control('credentials-config-container-test-success').waitFor();
			await editor.screenshot(`${slug(name)}-credential`);
			await editor.closeCredential();
			await editor.closeNode();
		});
	}

	it('finds every node in a search for 8x8', async () => {
		const found = await editor.searchNodes('8x8', names[0]);
		await editor.screenshot('node-search');
		for (const name of names) assert.ok(found.includes(name), `${name} in ${found.join(', ')}`);
	});

	it('imports the examples and selects credentials with the proposed names', async () => {
		for (const { file, workflow } of await loadExamples()) {
			await editor.importWorkflow(file);
			const drawn = workflow.nodes.filter(({ type }) => type !== stickyNote);
			for (const { name } of drawn) await editor.node(name).waitFor();
			assert.equal(await editor.control('node-issues').count(), 0, workflow.name);
			await editor.screenshot(slug(workflow.name));
		}
	});
});
