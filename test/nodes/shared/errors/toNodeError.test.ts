import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ApiError } from '../../../../nodes/shared/errors/apiError';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';
import { toNodeError } from '../../../../nodes/shared/errors/toNodeError';
import { anyNode } from '../../../support/engine/anyNode';

describe('toNodeError', () => {
	it('turns a server error into a NodeApiError with status and item', () => {
		const failure = {
			request: 'GET /things',
			isWrite: false,
			serverMessage: 'Slow',
			status: 429,
		};
		const cause = new ApiError(failure, { message: 'Too fast', description: 'Wait.' });
		const error = toNodeError(anyNode, cause, 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Too fast',
			description: 'Wait. (The server said: Slow · GET /things)',
			httpCode: '429',
			context: { itemIndex: 3 },
		});
		expect(error.cause).toBeUndefined();
	});

	it('has no status without a response', () => {
		const failure = { request: 'GET /', isWrite: false, serverMessage: '', code: 'ECONNRESET' };
		const cause = new ApiError(failure, { message: 'Broken', description: '' });
		expect(toNodeError(anyNode, cause)).toMatchObject({ message: 'Broken', httpCode: null });
	});

	it('turns invalid input into a NodeOperationError with the fix', () => {
		const error = toNodeError(anyNode, new InvalidInputError("'ID' is empty", 'Enter one.'), 2);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: "'ID' is empty",
			description: 'Enter one.',
			context: { itemIndex: 2 },
		});
	});

	it.each([
		new NodeApiError(anyNode, {}, { message: 'known' }),
		new NodeOperationError(anyNode, 'known'),
	])('leaves n8n’s own errors unchanged: %p', (error) => {
		expect(toNodeError(anyNode, error, 1)).toBe(error);
	});

	it.each([new TypeError('unforeseen'), 'unforeseen'])('adds the item to %p', (thrown) => {
		const error = toNodeError(anyNode, thrown, 4);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'unforeseen', context: { itemIndex: 4 } });
	});
});
