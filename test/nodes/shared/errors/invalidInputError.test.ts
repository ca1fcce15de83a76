import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';

describe('InvalidInputError', () => {
	it('names the problem and the fix, and has its class’s name', () => {
		const error = new InvalidInputError("'ID' is empty", 'Enter one.');
		expect(String(error)).toBe("InvalidInputError: 'ID' is empty");
		expect(error.description).toBe('Enter one.');
	});
});
