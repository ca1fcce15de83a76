import { listOf, oneOf } from '../../../../nodes/shared/http/parse';

interface Thing {
	id: string;
}
const isThing = ({ id }: Partial<Thing>) => typeof id === 'string';

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

	it('leaves prototypes alone', () => {
		const parsed = oneOf(isThing)('{"id":"a","__proto__":{"polluted":true}}');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
	});
});
