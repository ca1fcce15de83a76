// The trigger in production: new objects only, each once, even across a restart.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTestbed } from '../../dev/n8n/testbed.mjs';
import { waitFor } from '../../dev/n8n/waiting.mjs';
import { manualTrigger, ownNode } from '../../dev/n8n/workflows.mjs';

/** n8n polls at most once a minute. */
const pollWithinMs = 150_000;

describe('the Cloud Storage trigger in production', () => {
	let bed;
	let workflow;
	before(async () => {
		bed = await createTestbed();
		const trigger = ownNode('eightByEightCloudStorageTrigger', 'eightByEightApi', {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			event: 'newObject',
			region: { __rl: true, mode: 'id', value: 'us-west' },
		});
		const end = { ...manualTrigger, name: 'End', type: 'n8n-nodes-base.noOp' };
		workflow = await bed.addWorkflow('New objects', [trigger, end]);
		await bed.workbench.api.activate(workflow);
	});
	after(async () => await bed?.close());

	const addObject = async (objectName) => (await bed.sandbox.storage.addObject({ objectName })).id;

	/** IDs of all objects that the workflow has received so far, by execution. */
	async function delivered() {
		const { api } = bed.workbench;
		const executions = await api.executionsOf(workflow.id);
		const runs = [];
		for (const { id } of executions.reverse()) {
			const { status, runData } = await api.execution(id);
			assert.equal(status, 'success');
			runs.push(runData.End[0].data.main[0].map(({ json }) => json.id));
		}
		return runs;
	}

	async function deliveredAfter(count) {
		return await waitFor(
			`Run ${count} of the workflow`,
			async () => {
				const runs = await delivered();
				return runs.length >= count ? runs : undefined;
			},
			pollWithinMs,
		);
	}

	it('ignores existing objects and emits a new object once', async () => {
		assert.deepEqual(await delivered(), []);
		const id = await addObject('first.mp3');
		assert.deepEqual(await deliveredAfter(1), [[id]]);
	});

	it('emits objects created during a restart of n8n, each once', async () => {
		const [[first]] = await delivered();
		await bed.workbench.restart();
		const second = await addObject('second.mp3');
		assert.deepEqual(await deliveredAfter(2), [[first], [second]]);
	});
});
