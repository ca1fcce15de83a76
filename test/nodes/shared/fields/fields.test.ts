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
	it('trims text and takes numbers', () => {
		expect(string({ displayName }).read('  a ')).toBe('a');
		expect(string({ displayName }).read(103)).toBe('103');
		expect(string({ displayName }).read(undefined)).toBe('');
	});

	it('takes large numbers digit by digit', () => {
		expect(string({ displayName }).read(12345678901234567890n)).toBe('12345678901234567890');
	});

	it.each([
		[[1], 'a list'],
		[{}, 'of type object'],
		[true, 'of type boolean'],
	])('refuses %j, naming the field and the fix', (raw, kind) => {
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
	])('given %j shows itself with %j', (given, shown) => {
		const { property } = string({ displayName, hint: 'A hint', ...given });
		expect(property).toEqual({ displayName, hint: 'A hint', type: 'string', ...shown });
	});

	it.each(['', '  ', null, undefined])('misses a required value: %p', (raw) => {
		expect(() => string({ displayName, required: true }).read(raw)).toThrow("'My Field' is empty");
	});

	it('says how to fill in a required value', () => {
		expect(() => string({ displayName, required: true }).read('')).toThrow(
			expect.objectContaining({ description: 'Enter a value, or check its expression.' }),
		);
	});

	it('tells its check what it is called', () => {
		const check = jest.fn((value: string) => value);
		string({ displayName, check }).read(' a ');
		expect(check).toHaveBeenCalledWith('a', 'My Field');
	});

	it('checks only what is there', () => {
		const field = string({ displayName, check: (value) => value.toUpperCase() });
		expect([field.read('a'), field.read('')]).toEqual(['A', '']);
	});
});

describe('stringList', () => {
	it('takes commas, lists and single values, without repeats', () => {
		const { read } = stringList({ displayName });
		expect(read(' a, b ,,a ')).toEqual(['a', 'b']);
		expect(read(['a', 7, 'a', ''])).toEqual(['a', '7']);
		expect(read('')).toEqual([]);
		expect(read(undefined)).toEqual([]);
	});

	it('refuses a list of something else, naming the field', () => {
		expect(() => stringList({ displayName }).read([{}])).toThrow(InvalidInputError);
		expect(() => stringList({ displayName }).read([{}])).toThrow("'My Field' must be text");
		expect(() => stringList({ displayName }).read({})).toThrow("'My Field' must be text");
	});

	it('is a line of text that is empty at first', () => {
		const shown = { displayName, description: 'Some', type: 'string', default: '' };
		expect(stringList({ displayName, description: 'Some' }).property).toEqual(shown);
	});

	it('checks the entries, knowing what it is called', () => {
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

	it('is a list to choose one from', () => {
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
	])('refuses %p and says what there is', (raw, problem) => {
		expect(() => field.read(raw)).toThrow(
			expect.objectContaining({
				message: expect.stringContaining(`'My Field' ${problem}`),
				description: 'Use one of: desc, asc.',
			}),
		);
	});
});

describe('boolean', () => {
	it('takes booleans, their texts and nothing', () => {
		const { read } = boolean({ displayName, default: true });
		expect([read(false), read('false'), read('true'), read(undefined)]).toEqual([
			false,
			false,
			true,
			true,
		]);
		expect(() => read('yes')).toThrow("'My Field' must be true or false");
	});

	it('is as it is declared when nothing is given', () => {
		const field = boolean({ displayName, default: false });
		expect(field.property).toEqual({ displayName, type: 'boolean', default: false });
		expect([undefined, null, ''].map((raw) => field.read(raw))).toEqual([false, false, false]);
	});
});

describe('number', () => {
	const { read } = number({ displayName, default: 5, min: 1, max: 32 });

	it('shows its bounds', () => {
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

	it('takes no blanks for zero', () => {
		const field = number({ displayName, default: 5, min: 0 });
		expect(field.read('0')).toBe(0);
		for (const blank of ['', '  ']) expect(() => field.read(blank)).toThrow(InvalidInputError);
	});

	it('takes whole numbers within the bounds, also as text', () => {
		expect([read(1), read(32), read('7')]).toEqual([1, 32, 7]);
	});

	it.each([0, 33, 1.5, NaN, Infinity, 'x', '', null, {}, [5]])('refuses %p', (raw) => {
		expect(() => read(raw)).toThrow("'My Field' must be a whole number from 1 to 32");
	});
});

describe('resourceLocator', () => {
	const { read } = resourceLocator({ displayName, searchListMethod: 'x', idPlaceholder: 'e.g. 1' });

	it('takes what n8n stores, and a bare ID', () => {
		expect(read({ __rl: true, mode: 'id', value: ' 103 ' })).toBe('103');
		expect(read({ mode: 'list', value: 103 })).toBe('103');
		expect(read('103')).toBe('103');
	});

	it.each(['', { mode: 'list', value: '' }, undefined, null])('misses a choice: %j', (raw) => {
		expect(() => read(raw)).toThrow(
			expect.objectContaining({
				message: "'My Field' is empty",
				description: 'Choose one from the list, or give its ID.',
			}),
		);
	});

	it.each([{}, [], { value: {} }])('refuses %j', (raw) => {
		expect(() => read(raw)).toThrow("'My Field' must be text");
	});

	it('is required, and chosen from a searchable list or given by its ID', () => {
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

	it('loads its list anew when what it depends on is chosen', () => {
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

	it('shows its fields by name, whatever the order they are declared in', () => {
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

	it('reads its fields in the time zone of the workflow', () => {
		const zoned = { ...string({ displayName }), read: (_: unknown, zone?: string) => String(zone) };
		const { read } = collection({ displayName: 'Options' }, { zoned });
		expect(read({ zoned: 1 }, 'Europe/Berlin')).toEqual({ zoned: 'Europe/Berlin' });
	});

	it('gives only what was filled in', () => {
		expect(field.read({ a: 'x', b: '' })).toEqual({ a: 'x' });
		expect(field.read({ a: '  ' })).toEqual({});
		expect(field.read(undefined)).toEqual({});
	});

	it('names the inner field that is wrong', () => {
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
	it('reads each field from its raw value, in the time zone of the workflow', () => {
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
describe('the fields that all n8n nodes have', () => {
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
	])('%# are worded as there', ({ property }, name, description, preset) => {
		expect(property).toMatchObject({ displayName: name, description, default: preset });
	});

	it('put a file in any field but one that no object can be given', () => {
		expect(binaryPropertyName.read('recording')).toBe('recording');
		expect(() => binaryPropertyName.read('__proto__')).toThrow(
			"'Put Output File in Field' cannot be '__proto__'",
		);
	});

	it('show a limit where not all is returned, of one at least', () => {
		expect(paging.limit.showWhen).toEqual({ returnAll: [false] });
		expect(paging.limit.read(1)).toBe(1);
		expect(() => paging.limit.read(0)).toThrow("'Limit' must be a whole number of 1 or more");
	});

	it('need a field to put a file in', () => {
		expect(binaryPropertyName.property.hint).toBe(binaryPropertyName.property.description);
		expect(() => binaryPropertyName.read('')).toThrow("'Put Output File in Field' is empty");
	});

	it('decide how many results are wanted', () => {
		expect(resultLimit({ returnAll: true, limit: 5 })).toBe(Infinity);
		expect(resultLimit({ returnAll: false, limit: 5 })).toBe(5);
	});
});
