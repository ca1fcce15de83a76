// Every operation of every node, once, in the real server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { nameOf, operationsOf, planNodes, plans } from '../../dev/n8n/plans.mjs';
import { createTestbed } from '../../dev/n8n/testbed.mjs';
import { manualTrigger } from '../../dev/n8n/workflows.mjs';

describe('every operation', () => {
	let bed;
	before(async () => {
		bed = await createTestbed();
	});
	after(async () => await bed?.close());

	for (const [type, { steps }] of Object.entries(plans)) {
		it(`of ${type} returns what it declares`, async () => {
			const planned = steps.map(([resource, operation]) => `${resource} ${operation}`);
			assert.deepEqual(await operationsOf(type), [...new Set(planned)].sort());
			const { id } = await bed.addWorkflow(type, [manualTrigger, ...planNodes(type)]);
			const { status, error, runData, lastNodeExecuted } = await bed.workbench.api.run(
				id,
				manualTrigger.name,
			);
			assert.equal(status, 'success', `${lastNodeExecuted}: ${error?.message}`);
			for (const step of steps) {
				const items = runData[nameOf(step)]?.[0].data?.main[0] ?? [];
				assert.notEqual(items.length, 0, `${nameOf(step)} returned no item`);
			}
		});
	}
});
