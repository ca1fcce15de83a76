import { InvalidInput } from '../../../nodes/shared/invalidInput';

describe('InvalidInput', () => {
	it('says what is wrong and how to fix it, and is known by its name', () => {
		const error = new InvalidInput("'ID' is empty", 'Enter one.');
		expect(String(error)).toBe("InvalidInput: 'ID' is empty");
		expect(error.description).toBe('Enter one.');
	});
});
