import {
	checkId,
	invalid,
	isEmpty,
	toNumberIfText,
	toObject,
	toText,
} from '../../../../nodes/shared/fields/coercion';

const inputError = (message: string, description: string) =>
	expect.objectContaining({
		name: 'InvalidInputError',
		message: expect.stringContaining(message),
		description: expect.stringContaining(description),
	});

describe('invalid', () => {
	it('names the field', () => {
		expect(invalid('ID', 'is wrong', 'Mend it.')).toEqual(inputError("'ID' is wrong", 'Mend it.'));
	});
});

describe('isEmpty', () => {
	it('recognises empty values', () => {
		expect([undefined, null, '', ' ', 0, false, []].map(isEmpty)).toEqual([
			...Array<boolean>(3).fill(true),
			...Array<boolean>(4).fill(false),
		]);
	});
});

describe('toText', () => {
	it.each([
		[' a ', 'a'],
		['', ''],
		[null, ''],
		[undefined, ''],
		[0, '0'],
		[-1.5, '-1.5'],
		[Number.MAX_SAFE_INTEGER, '9007199254740991'],
		[-Number.MAX_SAFE_INTEGER, '-9007199254740991'],
		[12345678901234567890n, '12345678901234567890'],
		['🔑', '🔑'],
	])('converts %p to %p', (raw, text) => {
		expect(toText(raw, 'ID')).toBe(text);
	});

	it.each([
		[[1], 'must be text, but is a list', 'Check the expression'],
		[{}, 'must be text, but is of type object', 'Check the expression'],
		[true, 'must be text, but is of type boolean', 'a single text value'],
		[2 ** 53, 'cannot be the number 9007199254740992', 'Give it as text'],
		[-(2 ** 53), 'cannot be the number -9007199254740992', 'Give it as text'],
		[NaN, 'cannot be the number NaN', 'Give it as text'],
		[-Infinity, 'cannot be the number -Infinity', 'Give it as text'],
		['\ud83d', 'contains half of a character: ', 'has cut a character such as an emoji in two'],
	])('rejects %p', (raw, problem, fix) => {
		expect(() => toText(raw, 'ID')).toThrow(inputError(`'ID' ${problem}`, fix));
	});

	it('accepts up to 5,000 characters', () => {
		const longest = 'x'.repeat(5000);
		expect(toText(` ${longest} `, 'ID')).toBe(longest);
		expect(() => toText(`${longest}x`, 'ID')).toThrow(
			inputError("'ID' is too long: 5001 characters", '5000 characters at most'),
		);
	});
});

describe('checkId', () => {
	it.each(['a', '...', '.a', ' '])('accepts %p', (id) => {
		expect(checkId(id, 'ID')).toBe(id);
	});

	it.each(['.', '..'])('rejects %p, which would change the path', (id) => {
		expect(() => checkId(id, 'ID')).toThrow(inputError(`'ID' cannot be '${id}'`, 'Give an ID'));
	});
});

describe('toObject', () => {
	it('returns a set of fields unchanged', () => {
		const fields = { a: 1 };
		expect(toObject(fields, 'Options')).toBe(fields);
	});

	it.each([
		[[], 'a list'],
		[null, 'null'],
		['text', "'text'"],
		[7, '7'],
	])('rejects %p', (raw, name) => {
		expect(() => toObject(raw, 'Options')).toThrow(
			inputError(`'Options' must be a set of fields, but is ${name}`, 'Add the fields one by one'),
		);
	});
});

describe('toNumberIfText', () => {
	it.each([
		['7', 7],
		[' 7.5 ', 7.5],
		['seven', NaN],
		['', ''],
		[' ', ' '],
		[7, 7],
		[null, null],
	])('converts %p to %p', (raw, value) => {
		expect(toNumberIfText(raw)).toBe(value);
	});
});
