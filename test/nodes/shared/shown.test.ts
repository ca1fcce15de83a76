import { shown, visible } from '../../../nodes/shared/shown';

describe('shown', () => {
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
	])('shows %p as %s', (value, text) => {
		expect(shown(value)).toBe(text);
	});
});

describe('visible', () => {
	it('shows what cannot be seen, such as a zero-width space and the turn of the direction', () => {
		expect(visible('a\u200bb')).toBe('a\\u{200b}b');
		expect(visible('a\u202eb\n')).toBe('a\\u{202e}b\\u{a}');
		expect(visible('a\u2028b\u2029')).toBe('a\\u{2028}b\\u{2029}');
	});

	it('leaves letters of all languages as they are', () => {
		expect(visible('Zoë 北京 🔑')).toBe('Zoë 北京 🔑');
	});

	it('shows the beginning of long texts', () => {
		expect(visible('x'.repeat(100))).toBe('x'.repeat(100));
		expect(visible(`${'x'.repeat(100)}y`)).toBe(`${'x'.repeat(100)}…`);
	});
});
