// Every operation of every node, once, in the real server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRequire } from 'node:module';
import { createTestbed } from './support/testbed.mjs';
import { manualTrigger, ownNode } from './support/workflows.mjs';

const builtNodes = createRequire(import.meta.url)('../../index.js');

/** What an operation before gave, as an expression: the first item's JSON. */
const from = (step, rest) => `={{ $('${step}').first().json${rest} }}`;
const byId = (value) => ({ __rl: true, mode: 'id', value });

const region = byId('us-west');
const queueId = byId(from('queue getMany', '.id'));
const groupId = byId(from('group getMany', '.id'));
const objectId = from('object getMany', '.id');
const objectIds = objectId;
const zipName = from('bulkDownload start', '.zipName');
const snapshot = '.conversation.find(({ snapshot }) => snapshot).snapshot';
const token = from('token get', '.token');

/** Operations by node, in an order in which each finds what it needs; the same one may come twice. */
const plans = {
	eightByEightRealtimeMetrics: {
		credential: 'eightByEightApi',
		steps: [
			['queue', 'getMany'],
			['queue', 'get', { queueId }],
			['group', 'getMany'],
			['group', 'get', { groupId }],
			['agent', 'getMany'],
			['agent', 'getManyInQueue', { queueId }],
			['agent', 'getInQueue', { queueId, agentId: byId(from('agent getManyInQueue', '.id')) }],
			['agent', 'getManyInGroup', { groupId }],
			['agent', 'getInGroup', { groupId, agentId: byId(from('agent getManyInGroup', '.id')) }],
			['agent', 'getManyAcrossQueues'],
		],
	},
	eightByEightCloudStorage: {
		credential: 'eightByEightApi',
		steps: [
			['region', 'getMany'],
			['object', 'getMany', { region }],
			['object', 'get', { region, objectId }],
			['object', 'download', { region, objectId }],
			['bucket', 'getMany', { region }],
			['bucket', 'get', { region, bucketId: from('object getMany', '.bucketId') }],
			['bulkDownload', 'start', { region, objectIds }],
			['bulkDownload', 'getStatus', { region, zipName }],
			['bulkDownload', 'getManyStatuses', { region }],
			['bulkDownload', 'run', { region, objectIds }],
			['bulkDownload', 'download', { region, zipName }],
			['bulkDownload', 'cancel', { region, zipName }],
			['bulkDownload', 'clear', { region, confirm: true }],
			['object', 'delete', { region, objectIds, confirm: true }],
		],
	},
	eightByEightVideo: {
		credential: 'eightByEightVideoApi',
		steps: [
			['token', 'create'],
			['room', 'create', { phoneNumber: '+6512345678', callReference: 'case-0001' }],
			['call', 'getMany', { returnAll: true }],
			['call', 'get', { callId: byId(from('call getMany', '.call_id')) }],
			['call', 'downloadImage', { imagePath: from('call get', snapshot) }],
		],
	},
	eightByEightContactNow: {
		credential: 'contactNowApi',
		steps: [
			['token', 'get'],
			['token', 'validate', { token }],
			['password', 'change', { token, newPassword: 'CANARY-new-key-not-real' }],
			['token', 'delete', { token }],
		],
	},
};

describe('every operation', () => {
	let bed;
	before(async () => {
		bed = await createTestbed();
	});
	after(async () => await bed?.close());

	for (const [type, { credential, steps }] of Object.entries(plans)) {
		it(`of ${type} gives what it says`, async () => {
			assert.deepEqual(operationsOf(type), [...new Set(steps.map(nameOf))].sort());
			const nodes = steps.map((step) => ({
				...ownNode(type, credential, parametersOf(step), nameOf(step)),
				executeOnce: true,
			}));
			const { id } = await bed.addWorkflow(type, [manualTrigger, ...nodes]);
			const { status, error, runData, lastNodeExecuted } = await bed.workbench.api.run(
				id,
				manualTrigger.name,
			);
			assert.equal(status, 'success', `${lastNodeExecuted}: ${error?.message}`);
			for (const step of steps) {
				const items = runData[nameOf(step)]?.[0].data?.main[0] ?? [];
				assert.notEqual(items.length, 0, `${nameOf(step)} gave no item`);
			}
		});
	}
});

const nameOf = ([resource, operation]) => `${resource} ${operation}`;

const parametersOf = ([resource, operation, parameters]) => ({
	resource,
	operation,
	options: {},
	...parameters,
});

/** All operations of a node by its built description, sorted: `queue getMany`. */
function operationsOf(type) {
	const [, NodeClass] = Object.entries(builtNodes).find(
		([name]) => name.toLowerCase() === type.toLowerCase(),
	);
	const { properties } = new NodeClass().description;
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			options.map(({ value }) => `${displayOptions.show.resource[0]} ${value}`),
		)
		.sort();
}
