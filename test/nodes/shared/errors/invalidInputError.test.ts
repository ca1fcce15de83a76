import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';

describe('InvalidInputError', () => {
	it('says what is wrong and how to fix it, and is known by its name', () => {
		const error = new InvalidInputError("'ID' is empty", 'Enter one.');
		expect(String(error)).toBe("InvalidInputError: 'ID' is empty");
		expect(error.description).toBe('Enter one.');
	});
});
