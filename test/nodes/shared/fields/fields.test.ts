import {
	binaryPropertyName,
	options,
	collection,
	resourceLocator,
	notice,
	paging,
	readFields,
	showWhen,
	simplify,
	string,
	stringList,
	boolean,
	resultLimit,
	number,
} from '../../../../nodes/shared/fields';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';

const displayName = 'My Field';

describe('string', () => {
	it('trims text and accepts numbers', () => {
		expect(string({ displayName }).read('  a ')).toBe('a');
		expect(string({ displayName }).read(103)).toBe('103');
		expect(string({ displayName }).read(undefined)).toBe('');
	});

	it('keeps every digit of large numbers', () => {
		expect(string({ displayName }).read(12345678901234567890n)).toBe('12345678901234567890');
	});

	it.each([
		[[1], 'a list'],
		[{}, 'of type object'],
		[true, 'of type boolean'],
	])('rejects %j with the field and the fix', (raw, kind) => {
		expect(() => string({ displayName }).read(raw)).toThrow(
			expect.objectContaining({
				name: 'InvalidInputError',
				message: `'My Field' must be text, but is ${kind}`,
				description: expect.stringMatching(/^Check the expression of this field/),
			}),
		);
	});

	it.each([
		[{}, { default: '' }],
		[{ default: 'x' }, { default: 'x' }],
		[{ required: true }, { default: '', required: true }],
		[{ required: false }, { default: '' }],
		[{ password: true }, { default: '', typeOptions: { password: true } }],
	])('with %j is described with %j', (given, shown) => {
		const { property } = string({ displayName, hint: 'A hint', ...given });
		expect(property).toEqual({ displayName, hint: 'A hint', type: 'string', ...shown });
	});

	it.each(['', '  ', null, undefined])('reports a missing required value: %p', (raw) => {
		expect(() => string({ displayName, required: true }).read(raw)).toThrow("'My Field' is empty");
	});

	it('explains how to fill in a required value', () => {
		expect(() => string({ displayName, required: true }).read('')).toThrow(
			expect.objectContaining({ description: 'Enter a value, or check its expression.' }),
		);
	});

	it('passes its display name to its check', () => {
		const check = jest.fn((value: string) => value);
		string({ displayName, check }).read(' a ');
		expect(check).toHaveBeenCalledWith('a', 'My Field');
	});

	it('does not check an empty value', () => {
		const field = string({ displayName, check: (value) => value.toUpperCase() });
		expect([field.read('a'), field.read('')]).toEqual(['A', '']);
	});
});

describe('stringList', () => {
	it('accepts commas, lists and single values, without duplicates', () => {
		const { read } = stringList({ displayName });
		expect(read(' a, b ,,a ')).toEqual(['a', 'b']);
		expect(read(['a', 7, 'a', ''])).toEqual(['a', '7']);
		expect(read('')).toEqual([]);
		expect(read(undefined)).toEqual([]);
	});

	it('rejects a list of other values with the field', () => {
		expect(() => stringList({ displayName }).read([{}])).toThrow(InvalidInputError);
		expect(() => stringList({ displayName }).read([{}])).toThrow("'My Field' must be text");
		expect(() => stringList({ displayName }).read({})).toThrow("'My Field' must be text");
	});

	it('is a text field that is empty by default', () => {
		const shown = { displayName, description: 'Some', type: 'string', default: '' };
		expect(stringList({ displayName, description: 'Some' }).property).toEqual(shown);
	});

	it('checks the entries and passes its display name', () => {
		const check = jest.fn((entries: string[]) => [...entries].reverse());
		expect(stringList({ displayName, check }).read('a,b,a')).toEqual(['b', 'a']);
		expect(check).toHaveBeenCalledWith(['a', 'b'], 'My Field');
	});
});

describe('options', () => {
	const sortOrders = [
		{ name: 'Newest First', value: 'desc' as const },
		{ name: 'Oldest First', value: 'asc' as const },
	];
	const field = options({ displayName, options: sortOrders, default: 'desc' });

	it('is a list with a single selection', () => {
		expect(field.property).toEqual({
			displayName,
			type: 'options',
			options: sortOrders,
			default: 'desc',
		});
		expect([field.read('asc'), field.read('desc')]).toEqual(['asc', 'desc']);
	});

	it.each([
		['Newest First', "has the unknown value 'Newest First'"],
		[7, 'has the unknown value'],
		['', 'is empty'],
		[undefined, 'is empty'],
	])('rejects %p and lists the valid values', (raw, problem) => {
		expect(() => field.read(raw)).toThrow(
			expect.objectContaining({
				message: expect.stringContaining(`'My Field' ${problem}`),
				description: 'Use one of: desc, asc.',
			}),
		);
	});
});

describe('boolean', () => {
	it('accepts booleans, their texts and an empty value', () => {
		const { read } = boolean({ displayName, default: true });
		expect([read(false), read('false'), read('true'), read(undefined)]).toEqual([
			false,
			false,
			true,
			true,
		]);
		expect(() => read('yes')).toThrow("'My Field' must be true or false");
	});

	it('has the declared default', () => {
		const field = boolean({ displayName, default: false });
		expect(field.property).toEqual({ displayName, type: 'boolean', default: false });
		expect([undefined, null, ''].map((raw) => field.read(raw))).toEqual([false, false, false]);
	});
});

describe('number', () => {
	const { read } = number({ displayName, default: 5, min: 1, max: 32 });

	it('has the declared bounds', () => {
		const field = number({ displayName, default: 5, min: 1, max: 32 });
		const typeOptions = { minValue: 1, maxValue: 32 };
		expect(field.property).toEqual({ displayName, type: 'number', default: 5, typeOptions });
	});

	it('may have no upper bound', () => {
		const field = number({ displayName, default: 5, min: 2 });
		expect(field.property.typeOptions).toEqual({ minValue: 2 });
		expect([field.read(2), field.read(1e15)]).toEqual([2, 1e15]);
		expect(() => field.read(1)).toThrow("'My Field' must be a whole number of 2 or more");
	});

	it('does not read blanks as zero', () => {
		const field = number({ displayName, default: 5, min: 0 });
		expect(field.read('0')).toBe(0);
		for (const blank of ['', '  ']) expect(() => field.read(blank)).toThrow(InvalidInputError);
	});

	it('accepts whole numbers within the bounds, even as text', () => {
		expect([read(1), read(32), read('7')]).toEqual([1, 32, 7]);
	});

	it.each([0, 33, 1.5, NaN, Infinity, 'x', '', null, {}, [5]])('rejects %p', (raw) => {
		expect(() => read(raw)).toThrow("'My Field' must be a whole number from 1 to 32");
	});
});

describe('resourceLocator', () => {
	const { read } = resourceLocator({ displayName, searchListMethod: 'x', idPlaceholder: 'e.g. 1' });

	it('accepts what n8n stores, and a bare ID', () => {
		expect(read({ __rl: true, mode: 'id', value: ' 103 ' })).toBe('103');
		expect(read({ mode: 'list', value: 103 })).toBe('103');
		expect(read('103')).toBe('103');
	});

	it.each(['', { mode: 'list', value: '' }, undefined, null])(
		'reports a missing selection: %j',
		(raw) => {
			expect(() => read(raw)).toThrow(
				expect.objectContaining({
					message: "'My Field' is empty",
					description: 'Choose one from the list, or give its ID.',
				}),
			);
		},
	);

	it.each([{}, [], { value: {} }])('rejects %j', (raw) => {
		expect(() => read(raw)).toThrow("'My Field' must be text");
	});

	it('is required and selected from a searchable list or by ID', () => {
		const { property } = resourceLocator({
			displayName,
			searchListMethod: 'x',
			idPlaceholder: 'e.g. 1',
		});
		expect(property).toEqual({
			displayName,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'x', searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1' },
			],
		});
	});

	it('reloads its list when a field that it depends on changes', () => {
		const { property } = resourceLocator({
			displayName,
			searchListMethod: 'x',
			idPlaceholder: '',
			dependsOn: ['region'],
		});
		expect(property.typeOptions).toEqual({ loadOptionsDependsOn: ['region.value'] });
	});
});

describe('collection', () => {
	const field = collection(
		{ displayName: 'Options' },
		{ a: string({ displayName: 'A' }), b: number({ displayName: 'B', default: 1, min: 1 }) },
	);

	it('lists its fields by name, in any order of declaration', () => {
		const { property } = collection(
			{ displayName: 'Options', placeholder: 'Add' },
			{ late: string({ displayName: 'Z' }), early: string({ displayName: 'A' }) },
		);
		expect(property).toMatchObject({
			displayName: 'Options',
			placeholder: 'Add',
			type: 'collection',
			default: {},
			options: [
				{ displayName: 'A', name: 'early' },
				{ displayName: 'Z', name: 'late' },
			],
		});
	});

	it('reads its fields in the workflow’s time zone', () => {
		const zoned = { ...string({ displayName }), read: (_: unknown, zone?: string) => String(zone) };
		const { read } = collection({ displayName: 'Options' }, { zoned });
		expect(read({ zoned: 1 }, 'Europe/Berlin')).toEqual({ zoned: 'Europe/Berlin' });
	});

	it('returns only the fields that were added', () => {
		expect(field.read({ a: 'x', b: '' })).toEqual({ a: 'x' });
		expect(field.read({ a: '  ' })).toEqual({});
		expect(field.read(undefined)).toEqual({});
	});

	it('names the invalid inner field', () => {
		expect(() => field.read({ b: 0 })).toThrow("'B' must be a whole number");
	});
});

describe('notice', () => {
	it('is a text without a value', () => {
		const field = notice('Mind this');
		expect(field.property).toEqual({ displayName: 'Mind this', type: 'notice', default: '' });
		expect(readFields({ field }, () => 'x', 'UTC')).toEqual({ field: undefined });
	});
});

describe('showWhen', () => {
	it('adds conditions to a field', () => {
		const field = string({ displayName });
		expect(showWhen(field, { a: [1] })).toEqual({ ...field, showWhen: { a: [1] } });
	});
});

describe('readFields', () => {
	it('reads each field from its raw value, in the workflow’s time zone', () => {
		const zoned = {
			...string({ displayName }),
			read: (raw: unknown, zone?: string) => [raw, zone],
		};
		const rawOf = jest.fn((name: string) => name.toUpperCase());
		expect(readFields({ a: string({ displayName }), zoned }, rawOf, 'UTC')).toEqual({
			a: 'A',
			zoned: ['ZONED', 'UTC'],
		});
		expect(rawOf).toHaveBeenCalledWith('zoned', zoned);
	});
});

// n8n's UX guidelines and its lint rules prescribe these texts for every node.
describe('the fields common to all n8n nodes', () => {
	it.each([
		[
			paging.returnAll,
			'Return All',
			'Whether to return all results or only up to a given limit',
			false,
		],
		[paging.limit, 'Limit', 'Max number of results to return', 50],
		[
			simplify,
			'Simplify',
			'Whether to return a simplified version of the response instead of the raw data',
			true,
		],
		[
			binaryPropertyName,
			'Put Output File in Field',
			'The name of the output binary field to put the file in',
			'data',
		],
	])('%# have n8n’s texts', ({ property }, name, description, preset) => {
		expect(property).toMatchObject({ displayName: name, description, default: preset });
	});

	it('accept any name for the binary field except ones that an object cannot have', () => {
		expect(binaryPropertyName.read('recording')).toBe('recording');
		expect(() => binaryPropertyName.read('__proto__')).toThrow(
			"'Put Output File in Field' cannot be '__proto__'",
		);
	});

	it('show a limit of at least one when Return All is off', () => {
		expect(paging.limit.showWhen).toEqual({ returnAll: [false] });
		expect(paging.limit.read(1)).toBe(1);
		expect(() => paging.limit.read(0)).toThrow("'Limit' must be a whole number of 1 or more");
	});

	it('require a name for the binary field', () => {
		expect(binaryPropertyName.property.hint).toBe(binaryPropertyName.property.description);
		expect(() => binaryPropertyName.read('')).toThrow("'Put Output File in Field' is empty");
	});

	it('determine the number of results', () => {
		expect(resultLimit({ returnAll: true, limit: 5 })).toBe(Infinity);
		expect(resultLimit({ returnAll: false, limit: 5 })).toBe(5);
	});
});
