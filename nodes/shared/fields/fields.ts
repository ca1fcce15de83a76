import type { INodeProperties, INodePropertyOptions, NodeParameterValue } from 'n8n-workflow';
import { alphabetical } from '../util/alphabetical';
import { checkId, invalid, isEmpty, toNumberIfText, toObject, toText } from './coercion';
import { quote } from '../errors/quote';

/** How n8n shows a field: everything but its name (the key it is declared under) and when it shows. */
export type FieldProperty = Omit<INodeProperties, 'name' | 'displayOptions'>;

/**
 * One input field of an operation: how n8n shows it and how its raw value becomes a `T`.
 *
 * `read` receives whatever n8n delivers (typed text, a list, the result of an expression) with the
 * workflow's time zone, and throws InvalidInputError naming the field when it cannot be a `T`.
 */
export interface Field<T> {
	readonly property: FieldProperty;
	readonly read: (raw: unknown, timeZone?: string) => T;
	/** Other fields of the same operation and the values at which this one shows. */
	readonly showWhen?: Readonly<Record<string, NodeParameterValue[]>>;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values an operation receives: one per declared field, typed by that field. */
export type Params<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export type Texts = Pick<FieldProperty, 'displayName' | 'description' | 'hint' | 'placeholder'>;

export interface StringOptions extends Texts {
	default?: string;
	required?: boolean;
	password?: boolean;
	/** Turns the trimmed text into the value used; throws InvalidInputError for what is wrong. */
	check?: (text: string, displayName: string) => string;
}

/** A line of text, trimmed; numbers from expressions are accepted. Empty is `''`. */
export function string({ check, password, required, ...texts }: StringOptions): Field<string> {
	return {
		property: {
			default: '',
			...texts,
			type: 'string',
			...(required ? { required } : {}),
			...(password ? { typeOptions: { password } } : {}),
		},
		read(raw) {
			const value = toText(raw, texts.displayName);
			if (value !== '') return check ? check(value, texts.displayName) : value;
			if (required) {
				throw invalid(texts.displayName, 'is empty', 'Enter a value, or check its expression.');
			}
			return value;
		},
	};
}

/** A list of texts: typed comma-separated, or given by an expression as a list. Repeats are dropped. */
export function stringList({
	check,
	...texts
}: Texts & { check?: (entries: string[], displayName: string) => string[] }): Field<string[]> {
	return {
		property: { default: '', ...texts, type: 'string' },
		read(raw) {
			const given: unknown = typeof raw === 'string' ? raw.split(',') : raw;
			const parts: unknown[] = Array.isArray(given) ? given : [given];
			const entries = parts.map((part) => toText(part, texts.displayName));
			const unique = [...new Set(entries.filter((entry) => entry !== ''))];
			return check ? check(unique, texts.displayName) : unique;
		},
	};
}

/** One value of a fixed set. */
export function options<V extends string>({
	options,
	...texts
}: Texts & {
	options: Array<INodePropertyOptions & { value: V }>;
	default: V;
}): Field<V> {
	return {
		property: { ...texts, type: 'options', options },
		read(raw) {
			const chosen = options.find((option) => option.value === raw);
			if (chosen) return chosen.value;
			throw invalid(
				texts.displayName,
				isEmpty(raw) ? 'is empty' : `has the unknown value ${quote(raw)}`,
				`Use one of: ${options.map((option) => option.value).join(', ')}.`,
			);
		},
	};
}

/** On or off. The texts `true` and `false`, which expressions often deliver, count as such. */
export function boolean(texts: Texts & { default: boolean }): Field<boolean> {
	return {
		property: { ...texts, type: 'boolean' },
		read(raw) {
			if (typeof raw === 'boolean') return raw;
			if (raw === 'true' || raw === 'false') return raw === 'true';
			if (isEmpty(raw)) return texts.default;
			throw invalid(texts.displayName, 'must be true or false');
		},
	};
}

/** A whole number within bounds; both bounds are inclusive. */
export function number({
	min,
	max,
	...texts
}: Texts & { default: number; min: number; max?: number }): Field<number> {
	const typeOptions = { minValue: min, ...(max === undefined ? {} : { maxValue: max }) };
	const range = max === undefined ? `of ${min} or more` : `from ${min} to ${max}`;
	return {
		property: { ...texts, type: 'number', typeOptions },
		read(raw) {
			const value = toNumberIfText(raw);
			if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min) {
				if (max === undefined || value <= max) return value;
			}
			throw invalid(texts.displayName, `must be a whole number ${range}`);
		},
	};
}

export interface ResourceLocatorOptions extends Texts {
	/** Name of the node's list search method that fills the "From List" mode. */
	searchListMethod: string;
	/** Placeholder of the "By ID" mode. */
	idPlaceholder: string;
	/** Locators of the same node that the list depends on: choosing in one loads the list anew. */
	dependsOn?: string[];
}

/** One thing with an id, chosen from a searchable list or given by its id. Required. */
export function resourceLocator({
	searchListMethod,
	idPlaceholder,
	dependsOn,
	...texts
}: ResourceLocatorOptions): Field<string> {
	const loadOptionsDependsOn = dependsOn?.map((name) => `${name}.value`);
	return {
		property: {
			...texts,
			type: 'resourceLocator',
			...(loadOptionsDependsOn && { typeOptions: { loadOptionsDependsOn } }),
			default: { mode: 'list', value: '' },
			required: true,
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod, searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: idPlaceholder },
			],
		},
		read(raw) {
			const value = toText(isResourceLocatorValue(raw) ? raw.value : raw, texts.displayName);
			if (value !== '') return checkId(value, texts.displayName);
			throw invalid(texts.displayName, 'is empty', 'Choose one from the list, or give its ID.');
		},
	};
}

function isResourceLocatorValue(raw: unknown): raw is { value: unknown } {
	return typeof raw === 'object' && raw !== null && 'value' in raw;
}

/** Fields a user adds only when needed. What was not added, or left empty, is undefined. */
export function collection<F extends Fields>(
	texts: Pick<FieldProperty, 'displayName' | 'placeholder'>,
	fields: F,
): Field<Partial<Params<F>>> {
	const options = alphabetical(
		Object.entries(fields).map(([name, field]) => ({ ...field.property, name })),
		({ displayName }) => displayName,
	);
	return {
		property: { ...texts, type: 'collection', default: {}, options },
		read(raw, timeZone) {
			const given = toObject(raw ?? {}, texts.displayName);
			const values = Object.entries(fields)
				.filter(([name]) => !isEmpty(given[name]))
				.map(([name, field]) => [name, field.read(given[name], timeZone)] as const)
				.filter(([, value]) => !isEmpty(value));
			return Object.fromEntries(values) as Partial<Params<F>>;
		},
	};
}

/** A text shown among the fields, without an input. */
export function notice(displayName: string): Field<undefined> {
	return { property: { displayName, type: 'notice', default: '' }, read: () => undefined };
}

/** The same field, shown only while other fields of the operation have one of the given values. */
export function showWhen<T>(
	field: Field<T>,
	conditions: Record<string, NodeParameterValue[]>,
): Field<T> {
	return { ...field, showWhen: conditions };
}

/** Return All and Limit, worded as in all n8n nodes. Spread them into an operation's fields. */
export const paging = {
	returnAll: boolean({
		displayName: 'Return All',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	}),
	limit: showWhen(
		number({
			displayName: 'Limit',
			default: 50,
			min: 1,
			description: 'Max number of results to return',
		}),
		{ returnAll: [false] },
	),
};

/** The number of results wanted: Infinity when Return All is on. */
export function resultLimit(params: { returnAll: boolean; limit: number }): number {
	return params.returnAll ? Infinity : params.limit;
}

/** Simplify, worded as in all n8n nodes. */
export const simplify = boolean({
	displayName: 'Simplify',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

/** Name of the item's binary property, worded as in all n8n nodes. */
export const binaryPropertyName = string({
	displayName: 'Put Output File in Field',
	default: 'data',
	description: 'The name of the output binary field to put the file in',
	hint: 'The name of the output binary field to put the file in',
	required: true,
	check(name, displayName) {
		// The one name that no object can have as a field of its own by assignment.
		if (name !== '__proto__') return name;
		throw invalid(displayName, `cannot be '${name}'`, 'Choose another name, e.g. data.');
	},
});

/** Reads the values of fields from where n8n keeps the raw ones. @throws {InvalidInputError} */
export function readFields<F extends Fields>(
	fields: F,
	rawOf: (name: string, field: Field<unknown>) => unknown,
	timeZone?: string,
): Params<F> {
	const values = Object.entries(fields).map(([name, field]) => [
		name,
		field.read(rawOf(name, field), timeZone),
	]);
	// Exactly `fields` were read, so the values have their types.
	return Object.fromEntries(values) as Params<F>;
}
