import type { FaultEffect, RecordedRequest } from '../sandbox';
import type { ConnectionFault } from './watch';

/**
 * What a fault means for the request that it strikes, by the rules of the retry policy
 * (nodes/shared/http/retry.ts) and not by what the nodes do:
 *
 * - `harmless`: the answer is usable as it is
 * - `passing`: it may go well another time, and the server may have acted
 * - `turnedAway`: it may go well another time, and the server cannot have acted
 * - `lasting`: another attempt is of no use
 */
export type Meaning = 'harmless' | 'lasting' | 'passing' | 'turnedAway';

/** What a struck request looked like, as far as rules need it. */
export type Struck = Pick<RecordedRequest, 'api' | 'body' | 'headers' | 'method' | 'path'>;

/** One kind of fault. */
export interface FaultKind {
	readonly name: string;
	/** What the sandbox does. @param elsewhere address of another server */
	effect?(elsewhere: string): FaultEffect;
	/** What befalls the connection, in place of an effect. */
	readonly connection?: ConnectionFault;
	meaning(request: Struck): Meaning;
	/** The answer is one that 8x8 documents and that holds less than usual. */
	holdsLess?(request: Struck): boolean;
	/** Seconds that the server asks the caller to wait. */
	readonly retryAfterSeconds?: number;
}

const always = (meaning: Meaning) => () => meaning;

const isRead = ({ method }: Struck) => method === 'GET';

/** 8x8's documented refusals of what was asked. */
const refusals = [400, 403, 404, 405, 409, 413, 422].map((status): FaultKind => ({
	name: `status ${status}`,
	effect: () => refusal(status),
	meaning: ({ headers }) =>
		// Video may refuse a token that has ended with either; another token is tried once.
		status === 403 && headers['x-token'] !== undefined ? 'turnedAway' : 'lasting',
}));

function refusal(status: number, headers: Record<string, string> = {}): FaultEffect {
	return { kind: 'response', status, body: { message: `No: ${status}` }, headers };
}

const retryAfterSeconds = 20;

const page = '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>';

/** The server failed on the way, perhaps after it acted: the worst is assumed. */
const failures = [500, 504].map((status): FaultKind => ({
	name: `status ${status}`,
	effect: () => ({ ...refusal(status), afterAction: true }) as FaultEffect,
	meaning: always('passing'),
}));

/** An empty answer is documented for what Cloud Storage is told to do; else it is none. */
const isDocumentedEmpty = ({ api, method }: Struck) => api === 'storage' && method !== 'GET';

export const faultKinds: readonly FaultKind[] = [
	{ name: 'connection refused', connection: 'refused', meaning: always('turnedAway') },
	{ name: 'host not found', connection: 'notFound', meaning: always('turnedAway') },
	{
		name: 'reset before it acts',
		effect: () => ({ kind: 'dropBeforeAction' }),
		meaning: always('passing'),
	},
	{
		name: 'reset before the answer',
		effect: () => ({ kind: 'dropAfterAction' }),
		meaning: always('passing'),
	},
	{
		name: 'reset after the headers',
		effect: () => ({ kind: 'dropMidBody', afterBytes: 0 }),
		meaning: always('passing'),
	},
	{
		name: 'reset in the body',
		effect: () => ({ kind: 'dropMidBody', afterBytes: 20 }),
		meaning: always('passing'),
	},
	{
		name: 'reset after the body',
		effect: () => ({ kind: 'dropMidBody', afterBytes: Infinity }),
		meaning: always('passing'),
	},
	{ name: 'no answer in time', effect: () => ({ kind: 'hang' }), meaning: always('passing') },
	{
		name: 'slow trickle',
		effect: () => ({ kind: 'trickle', bytes: 400, everyMs: 1 }),
		meaning: always('harmless'),
	},
	...refusals,
	{
		name: 'status 401',
		effect: () => refusal(401),
		meaning: ({ headers }) => (hasRenewableToken(headers) ? 'turnedAway' : 'lasting'),
	},
	{ name: 'status 408', effect: () => refusal(408), meaning: always('passing') },
	{ name: 'status 429', effect: () => refusal(429), meaning: always('turnedAway') },
	{
		name: 'status 429, Retry-After in seconds',
		effect: () => refusal(429, { 'retry-after': String(retryAfterSeconds) }),
		meaning: always('turnedAway'),
		retryAfterSeconds,
	},
	{
		name: 'status 429, Retry-After as a date',
		effect: () => refusal(429, { 'retry-after': inSeconds(retryAfterSeconds) }),
		meaning: always('turnedAway'),
		retryAfterSeconds,
	},
	...failures,
	{
		name: 'status 502 with a page',
		effect: () => ({ kind: 'response', status: 502, body: page, afterAction: true }),
		meaning: always('passing'),
	},
	{ name: 'status 503', effect: () => refusal(503), meaning: always('passing') },
	{
		name: 'status 503, Retry-After in seconds',
		effect: () => refusal(503, { 'retry-after': String(retryAfterSeconds) }),
		meaning: always('turnedAway'),
		retryAfterSeconds,
	},
	{
		name: 'page of a proxy',
		effect: () => ({ kind: 'response', status: 200, body: page }),
		meaning: always('passing'),
	},
	{
		name: 'empty body',
		effect: () => ({ kind: 'truncate', bytes: Infinity }),
		meaning: (request) => (isDocumentedEmpty(request) ? 'harmless' : 'passing'),
		holdsLess: isDocumentedEmpty,
	},
	{ name: 'cut short', effect: () => ({ kind: 'truncate', bytes: 5 }), meaning: always('passing') },
	{
		name: 'wrong content type',
		effect: () => ({ kind: 'relabel', contentType: 'application/octet-stream' }),
		meaning: always('harmless'),
	},
	{ name: 'gzip', effect: () => ({ kind: 'gzip' }), meaning: always('harmless') },
	{
		name: 'redirect to the same address',
		// Resolved against the request's own address, query and all.
		effect: () => ({ kind: 'redirect', location: '#again' }),
		meaning: (request) => (isRead(request) ? 'passing' : 'lasting'),
	},
	{
		name: 'redirect to another host',
		effect: (elsewhere) => ({ kind: 'redirect', location: elsewhere }),
		meaning: (request) => (isRead(request) ? 'passing' : 'lasting'),
	},
];

function hasRenewableToken(headers: Struck['headers']): boolean {
	// The Video API key is sent as a bearer token, too, but nothing renews it.
	const { authorization = '' } = headers;
	return headers['x-token'] !== undefined || authorization.startsWith('Bearer CANARY-access-');
}

function inSeconds(seconds: number): string {
	return new Date(Date.now() + seconds * 1000).toUTCString();
}
