import type { IDataObject } from 'n8n-workflow';
import type { RequestFilter, Sandbox } from '../sandbox';
import { byId } from '../support/operations/byId';
import type { NodeClasses } from '../support/engine/nodeClasses';
import { harness } from '../support/engine/nodeTypes';
import type { RunningWorkflow } from '../support/engine/engine';
import { testSandboxOf } from '../support/sandbox';
import { startWorkflow, type NodeSetup } from '../support/engine/workflow';

const second = 1000;
const minute = 60 * second;

/** Lives of tokens in seconds: short and long ones, and those of n8n's HTTP Request node. */
const lives = { short: 300, long: 1800 };

/**
 * How long a token of each credential is used, in milliseconds: until a minute before its end, or until
 * a tenth of its life before it, whichever is later. n8n's own node uses one until it is refused.
 */
export const usedFor = {
	large: (lives.short - 30) * second,
	full: lives.long * second - minute,
	europe: (lives.short - 30) * second,
	storageOnly: lives.long * second,
	// Half an hour, less the minute.
	video: 29 * minute,
	// Twelve hours, less a second and the minute.
	contactNow: 12 * 60 * minute - second - minute,
	wrong: 0,
};

export type CredentialName = keyof typeof usedFor;

/** A workflow that is run again and again, with what n8n keeps for it. */
export interface Job {
	readonly name: string;
	readonly credential: CredentialName;
	/** Requests that the job makes once it has a token. */
	readonly requests: RequestFilter;
	/** Whether each run makes such requests and, when one fails, makes it again. */
	readonly canFail: boolean;
	start(): RunningWorkflow;
}

type Setup = Pick<NodeSetup, 'node' | 'credentials' | 'parameters'> &
	Pick<Job, 'credential' | 'requests'> & { canFail?: boolean; items?: IDataObject[] };

/** The workflows of the soak: every node, several credentials, two workflows that share one. */
export function createJobs(sandbox: Sandbox, classes: NodeClasses): Job[] {
	const { api, video, contactNow } = testSandboxOf(() => sandbox);
	const { oauth } = sandbox.accounts;
	oauth.large.tokenLifetimeSeconds = lives.short;
	oauth.europe.tokenLifetimeSeconds = lives.short;
	oauth.full.tokenLifetimeSeconds = lives.long;
	oauth.storageOnly.tokenLifetimeSeconds = lives.long;
	const queue = { resource: 'queue', operation: 'get', queueId: byId('={{ $json.id }}') };
	const region = byId('us-west');

	const job = (
		name: string,
		{ credential, requests, canFail = true, items, ...node }: Setup,
	): Job => {
		let staticData: IDataObject | undefined;
		return {
			name,
			credential,
			requests,
			canFail,
			start() {
				const nodes = [
					{ name: 'Start', node: harness.pass },
					{ name: 'Node', ...node },
				];
				const { result, cancel } = startWorkflow({ classes, items, staticData, nodes });
				return {
					cancel,
					result: result.then((done) => {
						staticData = done.staticData ?? staticData;
						return done;
					}),
				};
			},
		};
	};
	const queues = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ id: String(101 + index) }));

	const metrics = { node: 'eightByEightRealtimeMetrics', requests: { api: 'realtime' } } as const;
	const storage = { node: 'eightByEightCloudStorage', requests: { api: 'storage' } } as const;
	const large = { credential: 'large', credentials: api(oauth.large) } as const;
	const full = { credential: 'full', credentials: api() } as const;
	return [
		job('queues', { ...metrics, ...large, parameters: queue, items: queues(3) }),
		job('many queues', {
			...metrics,
			...large,
			// More requests at once than Node's limit of listeners on a signal.
			parameters: { ...queue, options: { combineRequests: false, concurrentRequests: 32 } },
			items: queues(40),
		}),
		job('objects', {
			...storage,
			...full,
			parameters: { resource: 'object', operation: 'getMany', region, limit: 5 },
		}),
		job('regions', {
			...storage,
			...full,
			parameters: { resource: 'region', operation: 'getMany' },
		}),
		job('calls', {
			node: 'eightByEightVideo',
			requests: { api: 'video', method: 'GET' },
			credential: 'video',
			credentials: video(),
			parameters: { resource: 'call', operation: 'getMany', limit: 5 },
		}),
		job('ContactNow token', {
			node: 'eightByEightContactNow',
			requests: { api: 'contactNow' },
			// Most runs need no request at all.
			canFail: false,
			credential: 'contactNow',
			credentials: contactNow(),
			parameters: { resource: 'token', operation: 'get' },
		}),
		job('any endpoint', {
			node: harness.httpRequest,
			requests: { api: 'storage' },
			// n8n's own node does not ask again.
			canFail: false,
			credential: 'storageOnly',
			credentials: api(oauth.storageOnly),
			parameters: { url: `${sandbox.url}/storage/us-west/v3/regions` },
		}),
		job('wrong secret', {
			...metrics,
			canFail: false,
			credential: 'wrong',
			credentials: api(oauth.large, { clientSecret: 'wrong' }),
			parameters: queue,
			items: queues(3),
		}),
	];
}
