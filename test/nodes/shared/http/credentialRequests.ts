import { byId } from '../../../support/operations/byId';
import type { NodeRunSetup } from '../../../support/engine/runNode';
import type { TestSandbox } from '../../../support/sandbox';

/** A request of a node that sends a credential: what it sends, the node's setup, and its path. */
type Case = [
	shows: string,
	setup: (sandbox: TestSandbox) => NodeRunSetup,
	path: RegExp,
	header: string,
];

const metrics = 'eightByEightRealtimeMetrics';
const storage = 'eightByEightCloudStorage';
const region = byId('us-west');
const tenant = (sandbox: TestSandbox) =>
	sandbox.api(sandbox.current.accounts.oauth.multiTenant, { tenantId: 'sandbox-multi-01' });

/** A read of each node, whose redirects are followed, with each kind of authentication header. */
export const reads: Case[] = [
	[
		'Bearer token and tenant',
		(sandbox) => ({
			node: metrics,
			credentials: tenant(sandbox),
			parameters: { resource: 'queue', operation: 'getMany' },
		}),
		/queues$/,
		'x-tenant-info',
	],
	[
		'Bearer token',
		(sandbox) => ({
			node: storage,
			credentials: sandbox.api(),
			parameters: { resource: 'bucket', operation: 'getMany', region },
		}),
		/buckets/,
		'authorization',
	],
	[
		'Bearer token of a download',
		(sandbox) => ({
			node: storage,
			credentials: sandbox.api(),
			parameters: { resource: 'bulkDownload', operation: 'download', region, zipName: 'a.zip' },
		}),
		/a\.zip|bulk/,
		'authorization',
	],
	[
		'x-token',
		(sandbox) => ({
			node: 'eightByEightVideo',
			credentials: sandbox.video(),
			parameters: { resource: 'call', operation: 'getMany' },
		}),
		/call-logs/,
		'x-token',
	],
	[
		'x-token of a snapshot',
		(sandbox) => ({
			node: 'eightByEightVideo',
			credentials: sandbox.video(),
			parameters: { resource: 'call', operation: 'downloadSnapshot', snapshotPath: '/s3/a/b.png' },
		}),
		/^\/s3/,
		'x-token',
	],
];

/** A write of each node, with credentials in headers or form: redirects are not followed. */
export const writes: Case[] = [
	[
		'the Basic header of a token request',
		(sandbox) => ({
			node: metrics,
			credentials: sandbox.api(),
			parameters: { resource: 'queue', operation: 'getMany' },
		}),
		/oauth/,
		'authorization',
	],
	[
		'Bearer token of a deletion',
		(sandbox) => ({
			node: storage,
			credentials: sandbox.api(),
			parameters: {
				resource: 'object',
				operation: 'delete',
				region,
				objectIds: '11111111-2222-4333-8444-555555555555',
				confirm: true,
			},
		}),
		/bulk/,
		'authorization',
	],
	[
		'the API key',
		(sandbox) => ({
			node: 'eightByEightVideo',
			credentials: sandbox.video(),
			parameters: { resource: 'token', operation: 'create' },
		}),
		/tokens/,
		'authorization',
	],
	[
		'username and key in a form',
		(sandbox) => ({
			node: 'eightByEightContactNow',
			credentials: sandbox.contactNow(),
			parameters: { resource: 'token', operation: 'get' },
		}),
		/token\.php/,
		'content-type',
	],
	[
		'a new password in a form',
		(sandbox) => ({
			node: 'eightByEightContactNow',
			credentials: sandbox.contactNow(),
			parameters: { resource: 'password', operation: 'change', token: 'given', newPassword: 'new' },
		}),
		/token\.php/,
		'content-type',
	],
];
