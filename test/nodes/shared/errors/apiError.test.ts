import {
	endlessList,
	generalErrorText,
	isEffectUnknown,
	ApiError,
	serverWords,
	unreadableResponse,
	type Failure,
} from '../../../../nodes/shared/errors/apiError';

const failure: Failure = { request: 'GET /queues', serverMessage: '', isWrite: false };

describe('serverWords', () => {
	it.each([
		[{ message: 'Bad request: no.' }, 'Bad request: no.'],
		[
			{ ErrorCode: 'invalid_request', Error: 'Unsupported grant type : x' },
			'Unsupported grant type : x',
		],
		[
			{ fault: { faultstring: 'Invalid Access Token', detail: { errorcode: 'a.b' } } },
			'Invalid Access Token',
		],
		[{ message: '', errors: ['one', 'two'] }, 'one; two'],
		['plain words', 'plain words'],
		['<html><body>502</body></html>', ''],
		[{ unknown: 'x' }, ''],
		[null, ''],
		[42, ''],
		['  plain words\n', 'plain words'],
		['\n <html>', ''],
		[{ errors: ['one', '', null, 'two'] }, 'one; two'],
		[{ error: { message: 'inner' } }, 'inner'],
		[{ detail: 'the detail' }, 'the detail'],
		[{ detail: 'less', message: 'more' }, 'more'],
	])('finds the message in %j', (body, words) => {
		expect(serverWords(body)).toBe(words);
	});

	it('masks secrets before truncating, so that no part of one is left', () => {
		const mask = (text: string) => text.replaceAll('secret', '***');
		const words = serverWords({ errors: [`${'x'.repeat(297)}secret`] }, mask);
		expect(words).toBe(`${'x'.repeat(297)}***`);
	});

	it('truncates long texts', () => {
		expect(serverWords('x'.repeat(5000))).toHaveLength(300);
	});
});

describe('generalErrorText', () => {
	it.each([
		[400, '8x8 did not accept the request', 'Check the values of the fields'],
		[401, '8x8 did not accept the credential', 'Check the credential'],
		[403, '8x8 denied access', 'Ask your 8x8 administrator'],
		[404, '8x8 has nothing by this ID or address', 'Check the ID'],
		[408, '8x8 took too long to answer', 'Try again later'],
		[418, '8x8 did not accept the request', 'Check the values of the fields'],
		[429, '8x8 limits the rate of requests', 'Lower Concurrent Requests'],
		[499, '8x8 did not accept the request', 'Check the values of the fields'],
		[500, '8x8 could not process the request', 'Try later'],
		[503, '8x8 could not process the request', 'Try later'],
	])('explains %i and how to fix it', (status, message, fix) => {
		const errorText = generalErrorText({ ...failure, status });
		expect(errorText.message).toBe(message);
		expect(errorText.description).toContain(fix);
	});

	it.each([
		['ECONNREFUSED', 'The 8x8 service refused the connection', 'whether a firewall is in the way'],
		['ENOTFOUND', 'The host of the 8x8 service was not found', 'Check the base URL'],
		['UNREADABLE_BODY', '8x8 sent an answer that cannot be read', 'e.g. a proxy'],
		['EPIPE', 'The connection to 8x8 failed before an answer came', 'Check the network'],
		[undefined, 'The connection to 8x8 failed before an answer came', 'Check the network'],
	])('explains %s and how to fix it', (code, message, fix) => {
		const errorText = generalErrorText({ ...failure, code });
		expect(errorText.message).toBe(message);
		expect(errorText.description).toContain(fix);
	});

	it('explains an unreadable response by its body, not by its status', () => {
		const { message } = generalErrorText({ ...failure, status: 200, code: 'UNREADABLE_BODY' });
		expect(message).toBe('8x8 sent an answer that cannot be read');
	});

	it('reports an unknown effect only for writes', () => {
		const reset = { ...failure, code: 'ECONNRESET' };
		expect(generalErrorText(reset).description).not.toContain('unknown');
		expect(generalErrorText({ ...reset, isWrite: true }).description).toContain('unknown');
	});
});

describe('isEffectUnknown', () => {
	it.each([
		[{ status: 408 }, true],
		[{ status: 500 }, true],
		[{ status: 502 }, true],
		[{ status: 499 }, false],
		[{ status: 429 }, false],
		[{ code: 'ECONNRESET' }, true],
		[{ status: 200, code: 'UNREADABLE_BODY' }, true],
		[{ code: 'ECONNREFUSED' }, false],
		[{ code: 'ENOTFOUND' }, false],
		[{ code: 'EAI_AGAIN' }, false],
		[{ code: 'EHOSTUNREACH' }, false],
		[{ code: 'ENETUNREACH' }, false],
		[{}, false],
	])('is, for a write that failed with %j, %p', (given, isUnknown) => {
		expect(isEffectUnknown({ ...failure, ...given, isWrite: true })).toBe(isUnknown);
		expect(isEffectUnknown({ ...failure, ...given })).toBe(false);
	});
});

describe('ApiError', () => {
	it('has its class’s name and no empty parts', () => {
		const errorText = { message: 'Denied', description: 'Ask.' };
		const error = new ApiError({ ...failure, request: '' }, errorText);
		expect(String(error)).toBe('ApiError: Denied');
		expect(error.description).toBe('Ask.');
		expect(new ApiError(failure, errorText).description).toBe('Ask. (GET /queues)');
	});

	it('adds the server’s message, the products and the request to the description', () => {
		const error = new ApiError(
			{ ...failure, status: 403, serverMessage: 'No.', products: ['storage', 'QM - API'] },
			{ message: 'Denied', description: 'Ask.' },
		);
		expect(error.message).toBe('Denied');
		expect(error.description).toBe(
			'Ask. (8x8 said: No. · The API key is valid for: storage, QM - API · GET /queues)',
		);
	});
});

describe('unreadableResponse', () => {
	it('is a failed read', () => {
		const { message, failure: known } = unreadableResponse('GET /queues');
		expect(message).toBe('8x8 sent an answer that cannot be read');
		expect(known).toEqual({ ...failure, code: 'UNREADABLE_BODY' });
	});
});

describe('endlessList', () => {
	it('is a failed read whose request may be unknown', () => {
		const { message, description, failure: known } = endlessList('Page 2 leads to page 1.');
		expect(message).toBe("8x8's list has no end");
		expect(description).toBe(
			"Page 2 leads to page 1. Turn off 'Return All', or narrow the search.",
		);
		expect(known).toEqual({ ...failure, request: '' });
		expect(endlessList('', 'GET /queues').failure.request).toBe('GET /queues');
	});
});
