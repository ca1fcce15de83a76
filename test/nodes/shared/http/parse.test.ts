import {
	isId,
	isListIfAny,
	isTextIfAny,
	listOf,
	singleObject,
	parseJson,
	RejectedError,
	tryJson,
} from '../../../../nodes/shared/http/parse';

interface Thing {
	id: string;
}
const isThing = ({ id }: Partial<Thing>) => typeof id === 'string';

describe('tryJson', () => {
	it('returns the value, or else the text', () => {
		expect(tryJson('{"a":1}')).toEqual({ a: 1 });
		expect(tryJson('<html>')).toBe('<html>');
	});
});

describe('RejectedError', () => {
	it('has its class’s name and the server’s message', () => {
		expect(String(new RejectedError('Not you'))).toBe('RejectedError: Not you');
		expect(new RejectedError('Not you').words).toBe('Not you');
	});
});

describe('listOf', () => {
	it('accepts a list of the shape', () => {
		expect(listOf(isThing)('[{"id":"a","more":1}]')).toEqual([{ id: 'a', more: 1 }]);
		expect(listOf(isThing)('[]')).toEqual([]);
	});

	it.each(['', ' ', '{}', '[1]', '[null]', '[{"id":1}]', 'null', '<html>', '[{"id":"a"}'])(
		'rejects %s',
		(text) => {
			expect(() => listOf(isThing)(text)).toThrow(SyntaxError);
		},
	);
});

describe('singleObject', () => {
	it.each(['{"id":"a"}', '[{"id":"a"}]'])('accepts %s', (text) => {
		expect(singleObject(isThing)(text)).toEqual({ id: 'a' });
	});

	it.each(['', '[]', '[{"id":"a"},{"id":"b"}]', '{"id":7}', '"a"', 'null'])(
		'rejects %p',
		(text) => {
			expect(() => singleObject(isThing)(text)).toThrow(SyntaxError);
		},
	);

	it('rejects values that are not objects, for any shape', () => {
		expect(() => singleObject(() => true)('"text"')).toThrow(SyntaxError);
		expect(() => listOf(() => true)('[7]')).toThrow(SyntaxError);
	});

	it('does not change prototypes', () => {
		const parsed = singleObject(isThing)('{"id":"a","__proto__":{"polluted":true}}');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
	});
});

describe('parseJson', () => {
	it.each(['{"a":{"__proto__":{"b":1},"c":2}}', '{"a":{"\\u005f_proto__":{"b":1},"c":2}}'])(
		'omits keys that would change a prototype: %s',
		(text) => {
			const { a } = parseJson(text) as { a: object };
			expect(Object.getOwnPropertyNames(a)).toEqual(['c']);
		},
	);

	it('leaves everything else unchanged', () => {
		expect(parseJson('{"proto":"__proto__","list":[1,null]}')).toEqual({
			proto: '__proto__',
			list: [1, null],
		});
	});

	/** JSON of so many nested lists and objects. */
	const nested = (levels: number) => {
		const pairs = Math.floor(levels / 2);
		return '[{"a":'.repeat(pairs) + (levels % 2 ? '[]' : '0') + '}]'.repeat(pairs);
	};

	it('accepts up to 200 levels', () => {
		expect(() => parseJson(nested(200))).not.toThrow();
		expect(() => parseJson(nested(201))).toThrow('nested too deep');
		expect(() => parseJson(`{"a":[0,${nested(198)}]}`)).not.toThrow();
		expect(() => parseJson(`{"a":[0,${nested(199)}]}`)).toThrow(SyntaxError);
	});
});

describe('the shapes of values', () => {
	const values = [undefined, null, 'a', '', 7, true, {}, []];
	const taken = (fits: (value: unknown) => boolean) => values.filter((value) => fits(value));

	it('distinguish optional text, IDs and optional lists', () => {
		expect(taken(isTextIfAny)).toEqual([undefined, null, 'a', '']);
		expect(taken(isId)).toEqual(['a', '', 7]);
		expect(taken((value) => isListIfAny(value, () => true))).toEqual([undefined, null, []]);
	});

	it('of lists check each entry', () => {
		expect(isListIfAny(['a', 7], isId)).toBe(true);
		expect(isListIfAny(['a', null], isId)).toBe(false);
	});
});
