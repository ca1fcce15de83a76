import { listOf, oneOf, Refusal, tryJson } from '../../../../nodes/shared/http/parse';

interface Thing {
	id: string;
}
const isThing = ({ id }: Partial<Thing>) => typeof id === 'string';

describe('tryJson', () => {
	it('gives the value, or else the text', () => {
		expect(tryJson('{"a":1}')).toEqual({ a: 1 });
		expect(tryJson('<html>')).toBe('<html>');
	});
});

describe('Refusal', () => {
	it('is known by its name and holds the words of the server', () => {
		expect(String(new Refusal('Not you'))).toBe('Refusal: Not you');
		expect(new Refusal('Not you').words).toBe('Not you');
	});
});

describe('listOf', () => {
	it('takes a list of the shape', () => {
		expect(listOf(isThing)('[{"id":"a","more":1}]')).toEqual([{ id: 'a', more: 1 }]);
		expect(listOf(isThing)('[]')).toEqual([]);
	});

	it.each(['', ' ', '{}', '[1]', '[null]', '[{"id":1}]', 'null', '<html>', '[{"id":"a"}'])(
		'refuses %s',
		(text) => {
			expect(() => listOf(isThing)(text)).toThrow(SyntaxError);
		},
	);
});

describe('oneOf', () => {
	it.each(['{"id":"a"}', '[{"id":"a"}]'])('takes %s', (text) => {
		expect(oneOf(isThing)(text)).toEqual({ id: 'a' });
	});

	it.each(['', '[]', '[{"id":"a"},{"id":"b"}]', '{"id":7}', '"a"', 'null'])(
		'refuses %p',
		(text) => {
			expect(() => oneOf(isThing)(text)).toThrow(SyntaxError);
		},
	);

	it('refuses what is no object, whatever the shape', () => {
		expect(() => oneOf(() => true)('"text"')).toThrow(SyntaxError);
		expect(() => listOf(() => true)('[7]')).toThrow(SyntaxError);
	});

	it('leaves prototypes alone', () => {
		const parsed = oneOf(isThing)('{"id":"a","__proto__":{"polluted":true}}');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
	});
});
