import { alphabetical } from '../util/alphabetical';
import { isEmpty, toObject } from './coercion';
import type { Field, FieldProperty, Fields, Params } from './field';

/** Optional fields that the user adds when needed. A field that was not added or is empty is undefined. */
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
