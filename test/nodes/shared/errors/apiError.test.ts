import {
	ApiError,
	endlessList,
	hasStatus,
	isEffectUnknown,
	type Failure,
} from '../../../../nodes/shared/errors/apiError';

const failure: Failure = {
	request: 'GET /queues',
	service: '8x8',
	serverMessage: '',
	isWrite: false,
};

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
	])('of a write that failed with %j is %p', (given, isUnknown) => {
		expect(isEffectUnknown({ ...failure, ...given, isWrite: true })).toBe(isUnknown);
		expect(isEffectUnknown({ ...failure, ...given })).toBe(false);
	});
});

describe('ApiError', () => {
	it('is known by its name, and says no more than there is to say', () => {
		const errorText = { message: 'Denied', description: 'Ask.' };
		const error = new ApiError({ ...failure, request: '' }, errorText);
		expect(String(error)).toBe('ApiError: Denied');
		expect(error.description).toBe('Ask.');
		expect(new ApiError(failure, errorText).description).toBe('Ask. (GET /queues)');
	});

	it('adds the server’s words, the products and the request to the description', () => {
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

describe('endlessList', () => {
	it('is a failed read whose request may be unknown', () => {
		const { message, description, failure: known } = endlessList('Page 2 leads to page 1.');
		expect(message).toBe('The list has no end');
		expect(description).toBe(
			"Page 2 leads to page 1. Turn off 'Return All', or narrow the search.",
		);
		expect(known).toEqual({ request: '', isWrite: false, serverMessage: '' });
		expect(endlessList('', 'GET /queues').failure.request).toBe('GET /queues');
	});
});

describe('hasStatus', () => {
	const error = new ApiError({ ...failure, status: 404 }, { message: '', description: '' });

	it('compares the status of a response, and is false for any other error', () => {
		expect(hasStatus(error, 405, 404)).toBe(true);
		expect(hasStatus(error, 405)).toBe(false);
		expect(hasStatus(new ApiError(failure, { message: '', description: '' }), 404)).toBe(false);
		expect(hasStatus(new Error('404'), 404)).toBe(false);
	});
});
