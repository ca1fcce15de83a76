import type { INodeProperties, NodeParameterValue } from 'n8n-workflow';

/** How n8n shows a field: everything but its name (its key in the declaration) and its display conditions. */
export type FieldProperty = Omit<INodeProperties, 'name' | 'displayOptions'>;

/**
 * One input field of an operation: how n8n shows it and how its raw value becomes a `T`.
 *
 * `read` receives the raw value (typed text, a list, the result of an expression) and the workflow's time zone,
 * and throws an InvalidInputError that names the field if the value cannot become a `T`.
 */
export interface Field<T> {
	readonly property: FieldProperty;
	readonly read: (raw: unknown, timeZone?: string) => T;
	/** Display condition: other fields of the same operation, and the values for which this field shows. */
	readonly showWhen?: Readonly<Record<string, NodeParameterValue[]>>;
}

/** Fields by the names under which n8n stores their values. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values an operation receives: one per declared field, typed by that field. */
export type Params<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** The texts that a user reads at a field. */
export type Texts = Pick<FieldProperty, 'displayName' | 'description' | 'hint' | 'placeholder'>;

/** The same field, shown only while other fields of the operation have one of the given values. */
export function showWhen<T>(
	field: Field<T>,
	conditions: Record<string, NodeParameterValue[]>,
): Field<T> {
	return { ...field, showWhen: conditions };
}

/** Reads the values of fields. @param rawOf returns the raw value by name @throws {InvalidInputError} */
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
