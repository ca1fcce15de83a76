import { quote, escapeInvisible } from '../../../../nodes/shared/errors/quote';

describe('quote', () => {
	it.each([
		['text', "'text'"],
		['', "''"],
		[[1], 'a list'],
		[{}, 'an object'],
		[() => 1, 'an object'],
		[null, 'null'],
		[undefined, 'nothing'],
		[7, '7'],
		[false, 'false'],
	])('formats %p as %s', (value, text) => {
		expect(quote(value)).toBe(text);
	});
});

describe('escapeInvisible', () => {
	it('escapes invisible characters, such as zero-width spaces and direction marks', () => {
		expect(escapeInvisible('a\u200bb')).toBe('a\\u{200b}b');
		expect(escapeInvisible('a\u202eb\n')).toBe('a\\u{202e}b\\u{a}');
		expect(escapeInvisible('a\u2028b\u2029')).toBe('a\\u{2028}b\\u{2029}');
	});

	it('leaves letters of all languages unchanged', () => {
		expect(escapeInvisible('Zoë 北京 🔑')).toBe('Zoë 北京 🔑');
	});

	it('truncates long texts', () => {
		expect(escapeInvisible('x'.repeat(100))).toBe('x'.repeat(100));
		expect(escapeInvisible(`${'x'.repeat(100)}y`)).toBe(`${'x'.repeat(100)}…`);
	});
});
