import { Readable } from 'node:stream';
import { readResponse, type AttemptResult } from '../../../../nodes/shared/http/response';
import { RejectedError } from '../../../../nodes/shared/http/parse';
import type { ApiRequest } from '../../../../nodes/shared/http/request';
import { noResponse, respondWith } from '../../../support/http/scriptedTransport';

const get: ApiRequest = { method: 'GET', path: '/things', asStream: false };
const mask = (words: string) => words.replaceAll('secret', '***');

const read = async (request: Partial<ApiRequest>, response: Parameters<typeof readResponse>[1]) =>
	await readResponse({ ...get, ...request }, response, { service: 'Test API', mask });

function failureOf(outcome: AttemptResult<unknown>) {
	if ('failure' in outcome) return outcome.failure;
	throw new Error('The response should have been a failure');
}

describe('a response', () => {
	it.each([200, 201, 204, 299])('with %i is a success', async (status) => {
		const headers = { 'content-type': 'application/json' };
		expect(await read({}, respondWith(status, { id: 1 }, headers))).toEqual({
			response: { status, headers, body: { id: 1 } },
		});
	});

	it.each(['', ' \n'])('that is empty (%j) has no body', async (text) => {
		expect(await read({}, respondWith(200, text))).toMatchObject({ response: { body: undefined } });
	});

	it('is parsed by the operation', async () => {
		const parse = (text: string) => text.length;
		expect(await read({ parse }, respondWith(200, 'abc'))).toMatchObject({ response: { body: 3 } });
	});

	it('that is not JSON is a failure that says so', async () => {
		expect(failureOf(await read({}, respondWith(200, '<html>')))).toEqual({
			request: 'GET /things',
			service: 'Test API',
			isWrite: false,
			serverMessage: '',
			status: 200,
			code: 'UNREADABLE_BODY',
		});
	});

	it('that reports an error with status 200 is a failure with its message', async () => {
		const parse = () => {
			throw new RejectedError('No secret here');
		};
		expect(failureOf(await read({ parse }, respondWith(200, 'x')))).toEqual({
			request: 'GET /things',
			service: 'Test API',
			isWrite: false,
			serverMessage: 'No *** here',
			status: 200,
		});
	});

	it.each([199, 300, 304, 404, 500])('with %i is a failure', async (status) => {
		const response = respondWith(status, { message: 'Not the secret' }, { 'retry-after': '3' });
		expect(await read({}, response)).toEqual({
			failure: {
				request: 'GET /things',
				service: 'Test API',
				isWrite: false,
				serverMessage: 'Not the ***',
				status,
			},
			retryAfter: '3',
		});
	});

	it('with a redirect is a success only if the request asks for the redirect itself', async () => {
		const headers = { location: '/x' };
		const redirect = respondWith(302, 'Moved', headers);
		expect(await read({ followRedirects: false }, redirect)).toEqual({
			response: { status: 302, headers, body: undefined },
		});
		expect(failureOf(await read({}, redirect)).status).toBe(302);
		const rejected = await read({ followRedirects: false }, respondWith(403));
		expect(failureOf(rejected).status).toBe(403);
	});

	it('that never arrived is a failure with the code of the connection error', async () => {
		expect(await read({}, noResponse('ECONNRESET'))).toEqual({
			failure: {
				request: 'GET /things',
				service: 'Test API',
				isWrite: false,
				serverMessage: '',
				code: 'ECONNRESET',
			},
		});
	});
});

describe('a failure', () => {
	const failed = async (request: Partial<ApiRequest>) =>
		failureOf(await read(request, respondWith(500)));

	it('distinguishes requests to the same path', async () => {
		const { request } = await failed({ method: 'POST', purpose: 'action delete' });
		expect(request).toBe('POST /things (action delete)');
	});

	it('counts as a failed write if the request may have changed something', async () => {
		expect((await failed({ method: 'POST' })).isWrite).toBe(true);
		expect((await failed({ method: 'POST', idempotent: false })).isWrite).toBe(true);
		expect((await failed({ method: 'POST', idempotent: true })).isWrite).toBe(false);
		expect((await failed({ method: 'GET' })).isWrite).toBe(false);
	});
});

describe('a stream', () => {
	/** Yields its chunks one by one, counts them, and throws where there is an error. */
	function streamOf(...chunks: Array<string | Error>) {
		const seen = { given: 0 };
		const generate = function* () {
			for (const chunk of chunks) {
				if (chunk instanceof Error) throw chunk;
				seen.given++;
				yield Buffer.from(chunk);
			}
		};
		return { body: Readable.from(generate(), { highWaterMark: 1 }), seen };
	}
	const wordsOf = async (body: Readable) =>
		failureOf(await read({ asStream: true }, respondWith(500, body))).serverMessage;

	it('is returned unread', async () => {
		const { body, seen } = streamOf('a');
		const outcome = await read({ asStream: true }, respondWith(200, body));
		expect('response' in outcome && outcome.response.body).toBe(body);
		expect(seen.given).toBe(0);
	});

	it('with an error status is read for its message', async () => {
		expect(await wordsOf(streamOf('{"message":', '"The secret is out"}').body)).toBe(
			'The *** is out',
		);
	});

	it('with a long error message is read no further than 16 KiB', async () => {
		const { body, seen } = streamOf(...Array<string>(20).fill('x'.repeat(8192)));
		expect(await wordsOf(body)).toBe('x'.repeat(300));
		expect(seen.given).toBeLessThanOrEqual(5);
		expect(body.destroyed).toBe(true);
	});

	it('that breaks within an error message keeps what arrived', async () => {
		expect(await wordsOf(streamOf('No', new Error('broken')).body)).toBe('No');
	});
});
