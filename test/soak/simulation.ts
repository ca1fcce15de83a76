import type { RequestFilter, Sandbox } from '../sandbox';
import { byId } from '../support/operations/byId';
import { startPoller } from '../support/engine/polling';
import { seededRandom } from '../support/seededRandom';
import { testSandboxOf } from '../support/sandbox';
import { waitFor } from '../support/time/waitFor';
import { createJobs, usedFor, type CredentialName, type Job } from './jobs';
import { loadTrackedNodes } from '../support/process/retainedEntries';
import { createTokenLedger } from './tokenLedger';

/** What happens in the course of an execution, and how often in a hundred; mostly nothing does. */
const shares = { revocation: 4, fault: 4, tokenFault: 4, drop: 2, cancellation: 2 };

type Event = keyof typeof shares | 'nothing';

/** One simulated n8n with its workflows, and an 8x8 that has its troubles. */
export interface Simulation {
	/** Runs one execution at a time of the simulated clock (epoch milliseconds), and polls if asked to. */
	step(now: number, isPoll: boolean): Promise<void>;
	/** Entries of each collection that lives with the process. */
	kept(): Record<string, number>;
	/** Requests for tokens by credential: made, and demanded by clock and revocations. */
	tokens(): Record<string, { made: number; expected: number }>;
	/** How often each event, and each workflow, came. */
	readonly happened: Record<string, number>;
	readonly objects: { added: number; delivered: number };
}

/** All chance derives from the seed. */
export function createSimulation(sandbox: Sandbox, seed: number): Simulation {
	const random = seededRandom(seed);
	const ledger = createTokenLedger(usedFor);
	const { classes, kept } = loadTrackedNodes();
	const jobs = createJobs(sandbox, classes);
	const made: Record<string, number> = {};
	const happened: Record<string, number> = {};
	const objects = { added: 0, delivered: 0 };
	const trigger = startPoller({
		node: 'eightByEightCloudStorageTrigger',
		parameters: { region: byId('us-west') },
		credentials: testSandboxOf(() => sandbox).api(sandbox.accounts.oauth.europe),
		classes,
	});

	return {
		kept,
		happened,
		objects,
		tokens: () =>
			Object.fromEntries(
				Object.keys(usedFor).map((name) => [
					name,
					{ made: made[name] ?? 0, expected: ledger.expected(name) },
				]),
			),
		async step(now, isPoll) {
			if (isPoll) await poll(now);
			const job = random.of(jobs);
			const event = eventOf(random.below(100), job);
			note(job.name);
			note(event);
			await run(job, event);
			const extra = event === 'tokenFault' ? 1 : 0;
			ledger.use(job.credential, now, { cancelled: event === 'cancellation', extra });
			countTokenRequests(job.credential);
			sandbox.faults.clear();
		},
	};

	function note(what: string) {
		happened[what] = (happened[what] ?? 0) + 1;
	}

	async function poll(now: number): Promise<void> {
		// The first poll starts from now on.
		if ((note('poll'), happened.poll > 1)) {
			await sandbox.storage.addObject({ account: 'europe', createdTime: now - 1000 });
			objects.added += 1;
		}
		objects.delivered += (await trigger.poll()).length;
		ledger.use('europe', now);
		countTokenRequests('europe');
	}

	async function run(job: Job, event: Event): Promise<void> {
		if (event === 'revocation') {
			sandbox.tokens.revokeAll();
			sandbox.videoTokens.revokeAll();
			ledger.revoke(Object.keys(usedFor).filter((name) => name !== 'contactNow'));
		}
		const failing = { kind: 'response', status: 500, headers: { 'retry-after': '0' } } as const;
		if (event === 'fault') sandbox.faults.add({ match: job.requests, effect: failing });
		if (event === 'drop') {
			sandbox.faults.add({ match: job.requests, effect: { kind: 'dropBeforeAction' } });
		}
		if (event === 'tokenFault') {
			sandbox.faults.add({ match: tokenRequests(job.credential), effect: failing });
		}
		if (event !== 'cancellation') {
			await job.start().result;
			return;
		}
		sandbox.faults.add({ match: job.requests, effect: { kind: 'delay', ms: 50 } });
		const running = job.start();
		await waitFor(() => sandbox.count(job.requests) > 0);
		running.cancel();
		await running.result;
	}

	/** Forgets the requests besides, or else the sandbox's memory of them would be what grows. */
	function countTokenRequests(credential: CredentialName) {
		made[credential] = (made[credential] ?? 0) + sandbox.count(tokenRequests(credential));
		sandbox.requests.length = 0;
	}
}

function tokenRequests(credential: CredentialName): RequestFilter {
	if (credential === 'video') return { api: 'video', path: /\/tokens$/ };
	if (credential === 'contactNow') return { api: 'contactNow' };
	return { api: 'oauth' };
}

function eventOf(chance: number, { canFail }: Job): Event {
	let limit = 0;
	for (const [event, share] of Object.entries(shares) as Array<[Event, number]>) {
		limit += share;
		if (chance >= limit) continue;
		const needsRequest = ['fault', 'drop', 'cancellation'].includes(event);
		return needsRequest && !canFail ? 'nothing' : event;
	}
	return 'nothing';
}
