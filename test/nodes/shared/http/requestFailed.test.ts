import {
	generalAdvice,
	RequestFailed,
	serverWords,
	type Failure,
} from '../../../../nodes/shared/http/requestFailed';

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
	])('finds the words in %j', (body, words) => {
		expect(serverWords(body)).toBe(words);
	});

	it('cuts long texts', () => {
		expect(serverWords('x'.repeat(5000))).toHaveLength(300);
	});
});

describe('generalAdvice', () => {
	it.each([400, 401, 403, 404, 408, 418, 429, 500, 503])('says something for %i', (status) => {
		const { message, description } = generalAdvice({ ...failure, status });
		expect(message).not.toBe('');
		expect(description).not.toBe('');
	});

	it('tells that the effect of a write is unknown only for writes', () => {
		const reset = { ...failure, code: 'ECONNRESET' };
		expect(generalAdvice(reset).description).not.toContain('unknown');
		expect(generalAdvice({ ...reset, isWrite: true }).description).toContain('unknown');
	});
});

describe('RequestFailed', () => {
	it('adds the server’s words, the products and the request to the description', () => {
		const error = new RequestFailed(
			{ ...failure, status: 403, serverMessage: 'No.', products: ['storage', 'QM - API'] },
			{ message: 'Denied', description: 'Ask.' },
		);
		expect(error.message).toBe('Denied');
		expect(error.description).toBe(
			'Ask. (8x8 said: No. · The API key is valid for: storage, QM - API · GET /queues)',
		);
	});
});
