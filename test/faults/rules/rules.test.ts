import type { Case } from '../cases';
import type { Evidence } from '../evidence';
import { faultKinds } from '../faults';
import { cloudStorage } from '../plans/cloudStorage';
import { rules } from './index';
import type { Breach } from './rule';

const plan =
	cloudStorage.plans.find(({ operation }) => operation === 'delete') ?? cloudStorage.plans[0];
const faultNamed = (name: string) =>
	faultKinds.find((fault) => fault.name === name) ?? faultKinds[0];

const request = {
	api: 'storage' as const,
	method: 'DELETE',
	path: '/storage/us-west/v3/bulk',
	query: [],
	headers: {},
	body: '["a"]',
	status: 200,
	startedAt: 0,
};

/** A case with two items in which one request is rejected. */
const one: Case = {
	nodePlans: cloudStorage,
	plan,
	scenario: { type: 'fault', fault: faultNamed('status 429'), on: 'request', times: 1 },
	items: 2,
	onError: 'continueRegularOutput',
};

const success = (item: number) => ({
	json: { id: String(item), deleted: true },
	pairedItem: { item },
});
const failure = (item: number, details = 'Try later.') => ({
	json: { error: 'It failed', details },
	pairedItem: { item },
});

const clean: Evidence = {
	items: [{}, {}],
	output: [success(0), success(1)],
	requests: [request, { ...request, body: '["b"]' }],
	affected: [request],
	otherHost: [],
	waits: [300],
	logs: [],
	effects: [1, 1],
	storedRun: '{}',
	storedStaticData: '{}',
	secrets: ['CANARY-secret'],
	passedSecrets: [],
	outputTokens: [],
	hung: false,
	tookMs: 10,
	connectionsAfterCancel: 0,
	reachedCancelPoint: true,
};

const breachesOf = (evidence: Partial<Evidence>, given: Partial<Case> = {}) => {
	const all = rules.map((rule) => rule({ ...one, ...given }, { ...clean, ...evidence }, clean));
	return [...new Set(all.flat().map(({ breach }) => breach))];
};

const permanent: Partial<Case> = {
	scenario: { type: 'fault', fault: faultNamed('status 403'), on: 'request', times: 1 },
};
const patient: Partial<Case> = {
	scenario: {
		type: 'fault',
		fault: faultNamed('status 429, Retry-After in seconds'),
		on: 'request',
		times: 1,
	},
};
const cancelled: Partial<Case> = { scenario: { type: 'cancelled', during: 'a slow trickle' } };

describe('the rules of the fault campaign', () => {
	it('report nothing for a run without faults', () => {
		expect(breachesOf({})).toEqual([]);
	});

	const broken: Array<[string, Breach, Partial<Evidence>, Partial<Case>?]> = [
		['an item without results', 'item lost', { output: [success(0)] }],
		['results paired to no item', 'item lost', { output: [success(0), success(1), success(2)] }],
		['an error next to results', 'item lost', { output: [success(0), success(1), failure(1)] }],
		[
			'the results of another item',
			'item lost',
			{ output: [success(0), { ...success(0), pairedItem: { item: 1 } }] },
		],
		[
			'an error without an item',
			'item lost',
			{ error: { message: 'No', description: 'No' }, output: [] },
		],
		['a fault that costs two items', 'item lost', { output: [failure(0), failure(1)] }],
		['an effect that happened twice', 'effect duplicated', { effects: [2, 1] }],
		[
			'an effect after the failed item',
			'effect duplicated',
			{ error: { message: 'No', description: 'No', itemIndex: 0 }, output: [], effects: [0, 1] },
			{ onError: 'stopWorkflow' },
		],
		['a success without its effect', 'effect missing', { effects: [1, 0] }],
		['an item that was not retried', 'not recovered', { output: [success(0), failure(1)] }],
		['too many requests', 'over budget', { requests: Array(99).fill(request) }],
		[
			'a retry of a permanent error',
			'over budget',
			{ requests: [request, request, request] },
			permanent,
		],
		[
			'a second token request',
			'over budget',
			{ requests: Array(2).fill({ ...request, path: '/oauth/v2/token' }) },
		],
		['a delay that is too short', 'delay ignored', { waits: [400] }, patient],
		['a delay that is too long', 'delay ignored', { waits: [9_000] }],
		['a secret in the log', 'secret found', { logs: ['CANARY-secret'] }],
		['a secret in the stored run', 'secret found', { storedRun: '"CANARY-secret"' }],
		[
			'a token of the input in an error',
			'secret found',
			{ passedSecrets: ['Try later.'], output: [success(0), failure(1)] },
		],
		[
			'a header for another host',
			'header leaked',
			{ otherHost: [{ path: '/', headers: { authorization: 'Bearer x' } }] },
		],
		[
			'an error without a description',
			'unhelpful error',
			{ output: [success(0), failure(1, ' ')] },
		],
		[
			'an error that contains HTML',
			'unhelpful error',
			{ output: [success(0), failure(1, '<html>')] },
		],
		['a run that does not end', 'hang', { hung: true }],
		['a request after cancellation', 'hang', { connectionsAfterCancel: 1 }, cancelled],
		['a fault that affected nothing', 'not triggered', { affected: [] }],
		[
			'a run that could not be cancelled',
			'not triggered',
			{ reachedCancelPoint: false },
			cancelled,
		],
	];

	// Jest would pass its callback as the last parameter of a shorter row.
	it.each(broken.map(([name, ...rest]) => ({ name, rest })))('report $name', ({ rest }) => {
		const [breach, evidence, given] = rest;
		expect(breachesOf(evidence, given)).toContain(breach);
	});
});
