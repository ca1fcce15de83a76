// Every operation of every node, in an order in which each has its prerequisites.
import { createRequire } from 'node:module';
import { tsImport } from 'tsx/esm/api';
import { ownNode } from './workflows.mjs';

const builtNodes = createRequire(import.meta.url)('../../index.js');

/** The first result of an earlier operation, as an expression. */
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
/** Texts that no file contains, because they are created when the workflow runs. */
const madeUp = (...parts) => `={{ ${JSON.stringify(parts)}.join('') }}`;

/** The new key that `password change` sets. */
export const newPassword = 'CANARY/new+"key"=&not-real';
/** A token that was never issued, for operations that must fail. */
export const givenToken = 'CANARY/given+"token"=&not-real';

/**
 * Steps by node: resource, operation, parameters, and the name of the step if it is not derived from the
 * first two; an operation may occur twice.
 */
export const plans = {
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
			['object', 'download', { region, objectId, options: { presignUrl: true } }, 'object link'],
			['bucket', 'getMany', { region }],
			['bucket', 'get', { region, bucketId: from('object getMany', '.bucketId') }],
			['bulkDownload', 'start', { region, objectIds }],
			['bulkDownload', 'get', { region, zipName }],
			['bulkDownload', 'getMany', { region }],
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
			['call', 'downloadSnapshot', { snapshotPath: from('call get', snapshot) }],
		],
	},
	eightByEightContactNow: {
		credential: 'contactNowApi',
		steps: [
			['token', 'get'],
			['token', 'validate', { token }],
			[
				'password',
				'change',
				{ token, newPassword: madeUp(newPassword.slice(0, 9), newPassword.slice(9)) },
			],
			['token', 'delete', { token }],
		],
	},
};

/** Values for parameters without an earlier operation. */
const standIns = {
	queueId: byId('101'),
	groupId: byId('201'),
	agentId: byId('301'),
	callId: byId('401'),
	objectId: '11111111-2222-4333-8444-555555555555',
	objectIds: '11111111-2222-4333-8444-555555555555',
	bucketId: '11111111-2222-4333-8444-666666666666',
	zipName: 'none.zip',
	snapshotPath: '/s3/none/none.png',
	token: madeUp(givenToken.slice(0, 9), givenToken.slice(9)),
};

/** The name of a step: its node and, in most cases, its operation. */
export const nameOf = ([resource, operation, , name]) => name ?? `${resource} ${operation}`;

/**
 * The nodes of a plan, each run once regardless of the previous result.
 *
 * @param {string} type of the nodes
 * @param {{ alone?: boolean }} [how] `alone` uses nothing from other nodes, so that each fails by
 *   itself
 */
export function planNodes(type, { alone = false } = {}) {
	const { credential, steps } = plans[type];
	return steps.map((step) => {
		const [resource, operation, given = {}] = step;
		const own = alone ? { ...given, ...replacements(given) } : given;
		const parameters = { resource, operation, options: {}, ...own };
		return { ...ownNode(type, credential, parameters, nameOf(step)), executeOnce: true };
	});
}

function replacements(given) {
	return Object.fromEntries(Object.entries(standIns).filter(([name]) => name in given));
}

/** All operations of a node by its built description, sorted: `queue getMany`. */
export async function operationsOf(type) {
	const { describedOperations } = await tsImport(
		'../../test/support/operations/describedOperations.ts',
		import.meta.url,
	);
	const [, NodeClass] = Object.entries(builtNodes).find(
		([name]) => name.toLowerCase() === type.toLowerCase(),
	);
	return describedOperations(new NodeClass().description)
		.map(({ resource, operation }) => `${resource} ${operation}`)
		.sort();
}
