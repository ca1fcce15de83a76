import { multiOptions } from '../../../../nodes/shared/fields';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';

const field = multiOptions({
	displayName: 'Fruit',
	options: ['apple', 'banana', 'cherry', 'damson'].map((value) => ({ name: value, value })),
});

describe('multiOptions', () => {
	it('is a list with multiple selection, empty by default', () => {
		expect(field.property).toMatchObject({ type: 'multiOptions', default: [] });
		expect(field.read([])).toEqual([]);
		expect(field.read(undefined)).toEqual([]);
	});

	it('shows the valid values', () => {
		expect(field.property).toMatchObject({
			displayName: 'Fruit',
			options: [
				{ name: 'apple', value: 'apple' },
				{ name: 'banana' },
				{ name: 'cherry' },
				{ name: 'damson' },
			],
		});
	});

	it('accepts a list or comma-separated text', () => {
		expect(field.read(['cherry', 'apple', 'cherry'])).toEqual(['cherry', 'apple']);
		expect(field.read(' cherry,apple ')).toEqual(['cherry', 'apple']);
	});

	it('rejects an unknown value with the three closest matches', () => {
		const read = () => field.read(['apple', 'chery']);
		expect(read).toThrow(InvalidInputError);
		expect(read).toThrow(
			expect.objectContaining({
				message: "'Fruit' has the unknown value 'chery'",
				description: expect.stringMatching(/^Nearest known values: cherry, \w+, \w+\.$/),
			}),
		);
	});
});
