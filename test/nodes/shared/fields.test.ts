import {
	collection,
	locator,
	text,
	textList,
	toggle,
	wholeNumber,
} from '../../../nodes/shared/fields';
import { InvalidInput } from '../../../nodes/shared/invalidInput';

const displayName = 'My Field';

describe('text', () => {
	it('trims text and takes numbers', () => {
		expect(text({ displayName }).read('  a ')).toBe('a');
		expect(text({ displayName }).read(103)).toBe('103');
		expect(text({ displayName }).read(undefined)).toBe('');
	});

	it.each([[[1]], [{}], [true]])('refuses %j, naming the field', (raw) => {
		expect(() => text({ displayName }).read(raw)).toThrow("'My Field' must be text");
	});

	it.each(['', '  ', null, undefined])('misses a required value: %p', (raw) => {
		expect(() => text({ displayName, required: true }).read(raw)).toThrow("'My Field' is empty");
	});

	it('checks only what is there', () => {
		const field = text({ displayName, check: (value) => value.toUpperCase() });
		expect([field.read('a'), field.read('')]).toEqual(['A', '']);
	});
});

describe('textList', () => {
	it('takes commas, lists and single values, without repeats', () => {
		const { read } = textList({ displayName });
		expect(read(' a, b ,,a ')).toEqual(['a', 'b']);
		expect(read(['a', 7, 'a', ''])).toEqual(['a', '7']);
		expect(read('')).toEqual([]);
		expect(read(undefined)).toEqual([]);
	});

	it('refuses a list of something else', () => {
		expect(() => textList({ displayName }).read([{}])).toThrow(InvalidInput);
	});
});

describe('toggle', () => {
	it('takes booleans, their texts and nothing', () => {
		const { read } = toggle({ displayName, default: true });
		expect([read(false), read('false'), read('true'), read(undefined)]).toEqual([
			false,
			false,
			true,
			true,
		]);
		expect(() => read('yes')).toThrow("'My Field' must be true or false");
	});
});

describe('wholeNumber', () => {
	const { read } = wholeNumber({ displayName, default: 5, min: 1, max: 32 });

	it('takes whole numbers within the bounds, also as text', () => {
		expect([read(1), read(32), read('7')]).toEqual([1, 32, 7]);
	});

	it.each([0, 33, 1.5, NaN, Infinity, 'x', '', null, {}, [5]])('refuses %p', (raw) => {
		expect(() => read(raw)).toThrow("'My Field' must be a whole number from 1 to 32");
	});
});

describe('locator', () => {
	const { read } = locator({ displayName, searchListMethod: 'x', idPlaceholder: 'e.g. 1' });

	it('takes what n8n stores, and a bare ID', () => {
		expect(read({ __rl: true, mode: 'id', value: ' 103 ' })).toBe('103');
		expect(read({ mode: 'list', value: 103 })).toBe('103');
		expect(read('103')).toBe('103');
	});

	it.each(['', { mode: 'list', value: '' }, undefined])('misses a choice: %j', (raw) => {
		expect(() => read(raw)).toThrow("'My Field' is empty");
	});
});

describe('collection', () => {
	const field = collection(
		{ displayName: 'Options' },
		{ a: text({ displayName: 'A' }), b: wholeNumber({ displayName: 'B', default: 1, min: 1 }) },
	);

	it('gives only what was filled in', () => {
		expect(field.read({ a: 'x', b: '' })).toEqual({ a: 'x' });
		expect(field.read({ a: '  ' })).toEqual({});
		expect(field.read(undefined)).toEqual({});
	});

	it('names the inner field that is wrong', () => {
		expect(() => field.read({ b: 0 })).toThrow("'B' must be a whole number");
	});
});
