import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type NodeParameterValue,
} from 'n8n-workflow';
import { n8n, name as packageName } from '../package.json';
import { describedOperations } from './support/operations/describedOperations';
import { nodeClasses, sourceOf } from './support/engine/nodeClasses';
import { isTitleCase, followsHouseStyle } from './support/package/interfaceText';

// The lint rules read source text and miss properties that code builds, so this checks what
// n8n sees.

interface Described {
	readonly name: string;
	readonly folder: string;
	readonly properties: INodeProperties[];
	readonly icon: unknown;
}

const nodes = Object.values(nodeClasses.nodes).map((node, index) => ({
	name: node.description.name,
	folder: dirname(sourceOf(n8n.nodes[index])),
	file: sourceOf(n8n.nodes[index]),
	description: node.description,
	properties: node.description.properties,
	icon: node.description.icon,
	searchMethods: Object.keys(node.methods?.listSearch ?? {}),
}));

const credentials = Object.values(nodeClasses.credentials).map((credential, index) => ({
	name: credential.name,
	folder: dirname(sourceOf(n8n.credentials[index])),
	credential,
	properties: credential.properties,
	icon: credential.icon,
}));

const all: Described[] = [...nodes, ...credentials];

/** A property and, for a collection, those inside it. */
function withInner(property: INodeProperties): INodeProperties[] {
	if (property.type !== 'collection') return [property];
	return [property, ...(property.options as INodeProperties[]).flatMap(withInner)];
}

const everyProperty = ({ properties }: Pick<Described, 'properties'>) =>
	properties.flatMap(withInner);

/** Names of those properties that break a rule. */
function offenders(
	described: Pick<Described, 'properties'>,
	isWrong: (property: INodeProperties) => boolean,
): string[] {
	return everyProperty(described)
		.filter(isWrong)
		.map(({ name, displayName }) => `${name} (${displayName})`);
}

const choicesOf = ({ options }: INodeProperties) => options as INodePropertyOptions[];
const isChoice = ({ type }: INodeProperties) => type === 'options' || type === 'multiOptions';
const isSorted = (names: string[]) =>
	names.every((name, index) => index === 0 || names[index - 1].localeCompare(name) <= 0);
const isUnique = (values: unknown[]) => new Set(values).size === values.length;

describe.each(all)('properties of $name', (described) => {
	it('have lists of unique names and values', () => {
		expect(
			offenders(
				described,
				(property) =>
					isChoice(property) &&
					!(
						isUnique(choicesOf(property).map(({ value }) => value)) &&
						isUnique(choicesOf(property).map(({ name }) => name))
					),
			),
		).toEqual([]);
	});

	it('have lists in alphabetical order from five entries on', () => {
		expect(
			offenders(described, (property) => {
				if (property.type === 'collection') {
					const names = (property.options as INodeProperties[]).map((inner) => inner.displayName);
					return names.length >= 5 && !isSorted(names);
				}
				if (!isChoice(property)) return false;
				const names = choicesOf(property).map(({ name }) => name);
				const isAlwaysSorted = ['resource', 'operation'].includes(property.name);
				return (isAlwaysSorted || names.length >= 5) && !isSorted(names);
			}),
		).toEqual([]);
	});

	it('have defaults of their own type', () => {
		const isValid = (property: INodeProperties): boolean => {
			const { type, default: value } = property;
			switch (type) {
				case 'options':
					return choicesOf(property).some((option) => option.value === value);
				case 'collection':
				case 'fixedCollection':
					return JSON.stringify(value) === '{}';
				case 'multiOptions':
					return JSON.stringify(value) === '[]';
				case 'resourceLocator':
					return JSON.stringify(value) === '{"mode":"list","value":""}';
				case 'boolean':
				case 'number':
				case 'string':
					return typeof value === type;
				default:
					return value === '';
			}
		};
		expect(offenders(described, (property) => !isValid(property))).toEqual([]);
	});

	it('have names in title case', () => {
		expect(
			offenders(
				described,
				({ type, displayName }) => type !== 'notice' && !isTitleCase(displayName),
			),
		).toEqual([]);
		expect(
			everyProperty(described)
				.filter(isChoice)
				.flatMap((property) => choicesOf(property).map(({ name }) => name))
				.filter((name) => !isTitleCase(name)),
		).toEqual([]);
	});

	it('have descriptions where the name does not explain them', () => {
		const selfEvident = new Set(['resource', 'operation', 'sortDirection', 'accessToken']);
		expect(
			offenders(
				described,
				({ name, type, description, hint }) =>
					!(description ?? hint) &&
					!['collection', 'notice'].includes(type) &&
					!selfEvident.has(name),
			),
		).toEqual([]);
	});

	it('have descriptions and hints that follow the house style', () => {
		expect(
			offenders(described, ({ description, hint }) =>
				[description, hint].some((text) => text !== undefined && !followsHouseStyle(text)),
			),
		).toEqual([]);
		expect(
			offenders(
				described,
				({ type, description }) => type === 'boolean' && !description?.startsWith('Whether '),
			),
		).toEqual([]);
		expect(
			offenders(described, ({ displayName, description }) => displayName === description),
		).toEqual([]);
	});

	it('have placeholders that are examples', () => {
		expect(
			offenders(described, ({ type, placeholder, modes }) =>
				[placeholder, ...(modes ?? []).map((mode) => mode.placeholder)].some(
					(text) =>
						text !== undefined && !text.startsWith(/collection$/i.test(type) ? 'Add ' : 'e.g. '),
				),
			),
		).toEqual([]);
	});

	it('have icons for the light and the dark theme', () => {
		const { light, dark } = described.icon as Record<'dark' | 'light', string>;
		const read = (icon: string) =>
			readFileSync(join(described.folder, icon.replace(/^file:/, '')), 'utf8');
		expect(light).toMatch(/^file:(\.\.\/)+icons\/[\w.]+\.svg$/);
		expect(read(light)).toContain('<svg');
		expect(read(dark)).toContain('<svg');
		expect(read(light)).not.toBe(read(dark));
	});
});

const triggers = nodes.filter(({ description }) => description.polling);

describe.each(triggers)('trigger $name', ({ description, properties, searchMethods }) => {
	it('is described as a polling trigger', () => {
		expect(description).toMatchObject({
			polling: true,
			group: ['trigger'],
			inputs: [],
			version: 1,
		});
		expect(description.displayName).toMatch(/^8x8 .* Trigger$/);
		expect(description.defaults.name).toBe(description.displayName);
		expect(description.usableAsTool).toBeUndefined();
		expect(followsHouseStyle(description.description)).toBe(true);
	});

	it('starts with the event field and refers only to existing search methods', () => {
		expect(properties[0].name).toBe('event');
		const used = properties.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect([...new Set(used)].sort()).toEqual([...searchMethods].sort());
	});
});

const actions = nodes.filter(({ description }) => !description.polling);

describe.each(actions)('node $name', ({ name, file, description, properties, searchMethods }) => {
	const combinations = describedOperations(description);
	const byName = (propertyName: string) => properties.filter((one) => one.name === propertyName);
	const isShown = (property: INodeProperties, values: INodeParameters) =>
		NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description);

	it('has a description', () => {
		expect(name).toMatch(/^[a-z][A-Za-z]+$/);
		expect(description.displayName).toMatch(/^8x8 /);
		expect(isTitleCase(description.displayName)).toBe(true);
		expect(description.defaults.name).toBe(description.displayName);
		expect(followsHouseStyle(description.description)).toBe(true);
		expect(description.subtitle).toBe(
			'={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		);
		expect(description.usableAsTool).toBe(true);
	});

	it('uses only credentials of this package', () => {
		expect(description.credentials?.length).toBeGreaterThan(0);
		for (const { name: type, required } of description.credentials ?? []) {
			expect(nodeClasses.credentials).toHaveProperty(type);
			expect(required).toBe(true);
		}
	});

	it('has a codex file of its own', () => {
		const codex = JSON.parse(readFileSync(file.replace(/\.ts$/, '.json'), 'utf8')) as {
			node: string;
			nodeVersion: string;
			categories: string[];
			alias: string[];
			resources: Record<string, Array<{ url: string }>>;
		};
		expect(codex.node).toBe(`${packageName}.${name}`);
		expect(codex.nodeVersion).toBe(`${String(description.version)}.0`);
		expect(categories).toEqual(expect.arrayContaining(codex.categories));
		expect(codex.categories).not.toHaveLength(0);
		expect(codex.alias).toContain('8x8');
		expect(isUnique(codex.alias.map((alias) => alias.toLowerCase()))).toBe(true);
		for (const { url } of Object.values(codex.resources).flat()) expect(url).toMatch(/^https:/);
	});

	it('gives every operation an action and a description', () => {
		const operations = byName('operation').flatMap(choicesOf);
		expect(operations.length).toBeGreaterThan(0);
		for (const { action = '', description: text = '' } of operations) {
			// Sentence case without articles: "Get many queues".
			expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
			expect(action).not.toMatch(/\b(a|an|the)\b/);
			expect({ text, followsHouseStyle: followsHouseStyle(text) }).toEqual({
				text,
				followsHouseStyle: true,
			});
		}
		expect(isUnique(operations.map(({ action }) => action))).toBe(true);
		expect(operations.every(({ value }) => /^[a-z][A-Za-z]+$/.test(String(value)))).toBe(true);
	});

	it('has one operation list for each resource', () => {
		const resources = byName('resource').flatMap(choicesOf);
		for (const { value } of resources) {
			const lists = byName('operation').filter((list) => isShown(list, { resource: value }));
			expect(lists).toHaveLength(1);
		}
		expect(byName('operation')).toHaveLength(resources.length);
	});

	it('shows fields only for existing resources, operations and values', () => {
		const wrong = properties.flatMap(({ name: field, displayOptions }) =>
			Object.entries({ ...displayOptions?.show, ...displayOptions?.hide }).flatMap(
				([controlling, values]) =>
					((values ?? []) as NodeParameterValue[])
						.filter((value) => !byName(controlling).some((one) => canBe(one, value)))
						.map((value) => `${field}: ${controlling} = ${String(value)}`),
			),
		);
		expect(wrong).toEqual([]);
	});

	it('has no field that is never displayed', () => {
		const unreachable = properties.filter((property) => {
			const others = Object.entries(property.displayOptions?.show ?? {}).filter(
				([key]) => !['resource', 'operation'].includes(key),
			);
			const fixed = others.map(([key, values]) => [key, values?.[0]]);
			return !combinations.some((combination) => {
				const values = { ...combination, ...Object.fromEntries(fixed) } as INodeParameters;
				const controlled = others.every(([key]) =>
					byName(key).some((one) => isShown(one, combination)),
				);
				return controlled && isShown(property, values);
			});
		});
		expect(unreachable.map((property) => property.name)).toEqual([]);
	});

	it('never displays two fields of the same name', () => {
		for (const combination of combinations) {
			const defaults = Object.fromEntries(
				properties.filter((one) => isShown(one, combination)).map((one) => [one.name, one.default]),
			);
			const values = { ...defaults, ...combination };
			const shown = properties.filter((one) => isShown(one, values)).map((one) => one.name);
			expect(isUnique(shown)).toBe(true);
		}
	});

	it('uses n8n’s texts for Return All, Limit and Simplify', () => {
		const wordings: Record<string, Partial<INodeProperties>> = {
			returnAll: {
				displayName: 'Return All',
				type: 'boolean',
				default: false,
				description: 'Whether to return all results or only up to a given limit',
			},
			limit: {
				displayName: 'Limit',
				type: 'number',
				default: 50,
				typeOptions: { minValue: 1 },
				description: 'Max number of results to return',
			},
			simplify: {
				displayName: 'Simplify',
				type: 'boolean',
				default: true,
				description:
					'Whether to return a simplified version of the response instead of the raw data',
			},
		};
		for (const [field, wording] of Object.entries(wordings)) {
			for (const property of byName(field)) expect(property).toMatchObject(wording);
		}
		for (const { resource, operation } of combinations) {
			if (operation !== 'getMany') continue;
			const has = (field: string) =>
				byName(field).some((one) => isShown(one, { resource, operation, returnAll: false }));
			expect(has('returnAll')).toBe(has('limit'));
		}
	});

	it('uses all of its search methods and no others', () => {
		const used = properties.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect([...new Set(used)].sort()).toEqual([...searchMethods].sort());
		for (const { type, modes = [] } of properties) {
			if (type !== 'resourceLocator') continue;
			expect(modes.map((mode) => mode.name)).toEqual(['list', 'id']);
		}
	});
});

describe.each(credentials)('credential $name', ({ credential }) => {
	it('has a description and a connection test', () => {
		expect(credential.displayName).toMatch(/^8x8 .*API$/);
		expect(credential.documentationUrl).toMatch(/^https:\/\//);
		expect(credential.test?.request.baseURL).toMatch(/^=\{\{.*\$credentials\.baseUrl\}\}$/);
	});

	it('masks secret fields and no others', () => {
		const secrets = credential.properties
			.filter(({ typeOptions }) => typeOptions?.password)
			.map(({ name }) => name);
		const expected = credential.properties
			.map(({ name }) => name)
			.filter((name) => /secret|key|token|password/i.test(name));
		expect(secrets).toEqual(expected);
		expect(secrets).not.toHaveLength(0);
	});

	it('is used by a node', () => {
		const takers = nodes.filter(({ description }) =>
			description.credentials?.some(({ name }) => name === credential.name),
		);
		expect(takers).not.toHaveLength(0);
	});
});

/** n8n's own categories. */
const categories = [
	'AI',
	'Analytics',
	'Communication',
	'Core Nodes',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

function canBe(property: INodeProperties, value: NodeParameterValue): boolean {
	if (isChoice(property)) return choicesOf(property).some((option) => option.value === value);
	return property.type === typeof value;
}
