import type { INodePropertyOptions } from 'n8n-workflow';
import { quote } from '../errors/quote';
import { invalid, isEmpty } from './coercion';
import type { Field, Texts } from './field';

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
