import { invalid, toNumberIfText } from './coercion';
import type { Field, Texts } from './field';

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
