import type { FaultEffect, RecordedRequest } from '../sandbox';
import type { ConnectionFault } from './caseMonitor';

/**
 * What a fault means for the affected request by the retry policy
 * (nodes/shared/http/retry.ts), independent of what the nodes do:
 *
 * - `harmless`: the response is usable
 * - `transient`: a retry may succeed, and the server may have acted
 * - `rejected`: a retry may succeed, and the server has not acted
 * - `permanent`: a retry cannot succeed
 */
export type Meaning = 'harmless' | 'permanent' | 'transient' | 'rejected';

/** The parts of an affected request that rules need. */
export type AffectedRequest = Pick<RecordedRequest, 'api' | 'body' | 'headers' | 'method' | 'path'>;

/** One kind of fault. */
export interface FaultKind {
	readonly name: string;
	/** What the sandbox does. @param otherHost address of another server */
	effect?(otherHost: string): FaultEffect;
	/** A connection fault, in place of an effect. */
	readonly connection?: ConnectionFault;
	meaning(request: AffectedRequest): Meaning;
	/** The response is documented but contains less than usual. */
	isPartial?(request: AffectedRequest): boolean;
	/** Seconds that the server asks the caller to wait. */
	readonly retryAfterSeconds?: number;
}

const always = (meaning: Meaning) => () => meaning;

const isRead = ({ method }: AffectedRequest) => method === 'GET';

/** The rejections that 8x8 documents. */
const rejections = [400, 403, 404, 405, 409, 413, 422].map((status): FaultKind => ({
	name: `status ${status}`,
	effect: () => rejection(status),
	meaning: ({ headers }) =>
		// Video may reject an expired token with either; the node tries one other token.
		status === 403 && headers['x-token'] !== undefined ? 'rejected' : 'permanent',
}));

function rejection(status: number, headers: Record<string, string> = {}): FaultEffect {
	return { kind: 'response', status, body: { message: `No: ${status}` }, headers };
}

const retryAfterSeconds = 20;

const page = '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>';

/** The server failed, possibly after it acted: the campaign assumes the worst. */
const failures = [500, 504].map((status): FaultKind => ({
	name: `status ${status}`,
	effect: () => ({ ...rejection(status), afterAction: true }) as FaultEffect,
	meaning: always('transient'),
}));

/** Cloud Storage documents empty responses to writes; all others are invalid. */
const isDocumentedEmpty = ({ api, method }: AffectedRequest) =>
	api === 'storage' && method !== 'GET';

export const faultKinds: readonly FaultKind[] = [
	{ name: 'connection refused', connection: 'refused', meaning: always('rejected') },
	{ name: 'host not found', connection: 'notFound', meaning: always('rejected') },
	{
		name: 'reset before acting',
		effect: () => ({ kind: 'dropBeforeAction' }),
		meaning: always('transient'),
	},
	{
		name: 'reset before the response',
		effect: () => ({ kind: 'dropAfterAction' }),
		meaning: always('transient'),
	},
	{
		name: 'reset after the headers',
		effect: () => ({ kind: 'dropMidBody', afterBytes: 0 }),
		meaning: always('transient'),
	},
	{
		name: 'reset in the body',
		effect: () => ({ kind: 'dropMidBody', afterBytes: 20 }),
		meaning: always('transient'),
	},
	{
		name: 'reset after the body',
		effect: () => ({ kind: 'dropMidBody', afterBytes: Infinity }),
		meaning: always('transient'),
	},
	{ name: 'response timeout', effect: () => ({ kind: 'hang' }), meaning: always('transient') },
	{
		name: 'slow trickle',
		effect: () => ({ kind: 'trickle', bytes: 400, everyMs: 1 }),
		meaning: always('harmless'),
	},
	...rejections,
	{
		name: 'status 401',
		effect: () => rejection(401),
		meaning: ({ headers }) => (hasRenewableToken(headers) ? 'rejected' : 'permanent'),
	},
	{ name: 'status 408', effect: () => rejection(408), meaning: always('transient') },
	{ name: 'status 429', effect: () => rejection(429), meaning: always('rejected') },
	{
		name: 'status 429, Retry-After in seconds',
		effect: () => rejection(429, { 'retry-after': String(retryAfterSeconds) }),
		meaning: always('rejected'),
		retryAfterSeconds,
	},
	{
		name: 'status 429, Retry-After as a date',
		effect: () => rejection(429, { 'retry-after': inSeconds(retryAfterSeconds) }),
		meaning: always('rejected'),
		retryAfterSeconds,
	},
	...failures,
	{
		name: 'status 502 with a proxy page',
		effect: () => ({ kind: 'response', status: 502, body: page, afterAction: true }),
		meaning: always('transient'),
	},
	{ name: 'status 503', effect: () => rejection(503), meaning: always('transient') },
	{
		name: 'status 503, Retry-After in seconds',
		effect: () => rejection(503, { 'retry-after': String(retryAfterSeconds) }),
		meaning: always('rejected'),
		retryAfterSeconds,
	},
	{
		name: 'proxy page',
		effect: () => ({ kind: 'response', status: 200, body: page }),
		meaning: always('transient'),
	},
	{
		name: 'empty body',
		effect: () => ({ kind: 'truncate', bytes: Infinity }),
		meaning: (request) => (isDocumentedEmpty(request) ? 'harmless' : 'transient'),
		isPartial: isDocumentedEmpty,
	},
	{
		name: 'truncated body',
		effect: () => ({ kind: 'truncate', bytes: 5 }),
		meaning: always('transient'),
	},
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
		meaning: (request) => (isRead(request) ? 'transient' : 'permanent'),
	},
	{
		name: 'redirect to another host',
		effect: (otherHost) => ({ kind: 'redirect', location: otherHost }),
		meaning: (request) => (isRead(request) ? 'transient' : 'permanent'),
	},
];

function hasRenewableToken(headers: AffectedRequest['headers']): boolean {
	// The Video API key is also sent as a bearer token, but it cannot be renewed.
	const { authorization = '' } = headers;
	return headers['x-token'] !== undefined || authorization.startsWith('Bearer CANARY-access-');
}

function inSeconds(seconds: number): string {
	return new Date(Date.now() + seconds * 1000).toUTCString();
}
