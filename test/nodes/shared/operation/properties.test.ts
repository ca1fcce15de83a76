import {
	describeProperties,
	findOperation,
	mergeOrders,
} from '../../../../nodes/shared/operation/properties';
import { showWhen, string } from '../../../../nodes/shared/fields';
import {
	defineOperation,
	type Resources,
} from '../../../../nodes/shared/operation/defineOperation';

const operation = (value: string, name: string, fields = {}) =>
	defineOperation({
		value,
		name,
		action: `${name} thing`,
		description: `${name} one thing`,
		kind: 'read',
		fields,
		run: async () => await Promise.resolve({}),
	});

const id = string({ displayName: 'ID', required: true });
const color = string({ displayName: 'Color' });
const shade = showWhen(string({ displayName: 'Shade' }), { color: ['grey'] });

const resources: Resources = [
	{
		value: 'thing',
		name: 'Thing',
		operations: [
			operation('make', 'Make', { color, shade }),
			operation('get', 'Get', { id, color: string({ displayName: 'Color' }) }),
		],
	},
	{ value: 'other', name: 'Other', operations: [operation('get', 'Get', { id })] },
];

describe('describeProperties', () => {
	const properties = describeProperties(resources);
	const named = (name: string) => properties.filter((property) => property.name === name);

	it('lists the resources by name, with the first declared one as the default', () => {
		expect(properties[0]).toEqual({
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Other', value: 'other' },
				{ name: 'Thing', value: 'thing' },
			],
			default: 'thing',
		});
	});

	it('lists the operations of each resource by name', () => {
		expect(named('operation')).toEqual([
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['thing'] } },
				options: [
					{ name: 'Get', value: 'get', action: 'Get thing', description: 'Get one thing' },
					{ name: 'Make', value: 'make', action: 'Make thing', description: 'Make one thing' },
				],
				default: 'make',
			},
			expect.objectContaining({ displayOptions: { show: { resource: ['other'] } } }),
		]);
	});

	it('shows a field shared by operations once for all of them', () => {
		expect(named('color')).toEqual([
			{
				...color.property,
				name: 'color',
				displayOptions: { show: { resource: ['thing'], operation: ['make', 'get'] } },
			},
		]);
	});

	it('shows a field only for the operations and values that have it', () => {
		expect(named('shade').map(({ displayOptions }) => displayOptions)).toEqual([
			{ show: { resource: ['thing'], operation: ['make'], color: ['grey'] } },
		]);
		expect(named('id').map(({ displayOptions }) => displayOptions?.show)).toEqual([
			{ resource: ['thing'], operation: ['get'] },
			{ resource: ['other'], operation: ['get'] },
		]);
	});

	it('keeps the order in which each operation declares its fields', () => {
		const ofThing = properties.filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes('get'),
		);
		expect(ofThing.map(({ name }) => name)).toEqual(['id', 'color', 'options', 'id', 'options']);
	});
});

describe('findOperation', () => {
	it('finds the operation of a resource', () => {
		const [, get] = resources[0].operations;
		expect(findOperation(resources, 'thing', 'get')).toBe(get);
		expect(findOperation(resources, 'other', 'get')).toBe(resources[1]?.operations[0]);
	});

	it.each([
		['thing', 'unknown'],
		['unknown', 'get'],
		['other', 'make'],
	])('finds nothing for %s %s', (resource, value) => {
		expect(findOperation(resources, resource, value)).toBeUndefined();
	});
});

describe('mergeOrders', () => {
	it.each([
		{ lists: [], merged: [] },
		{
			lists: [
				['a', 'b'],
				['a', 'c', 'b'],
			],
			merged: ['a', 'c', 'b'],
		},
		{
			lists: [
				['b', 'c'],
				['a', 'b', 'c'],
			],
			merged: ['a', 'b', 'c'],
		},
		{
			lists: [
				['a', 'b'],
				['c', 'd'],
			],
			merged: ['a', 'b', 'c', 'd'],
		},
	])('$lists become $merged', ({ lists, merged }) => {
		expect(mergeOrders(lists)).toEqual(merged);
	});

	it('gives precedence to the first of contradicting lists', () => {
		expect(
			mergeOrders([
				['a', 'b'],
				['b', 'a'],
			]),
		).toEqual(['a', 'b']);
	});
});
