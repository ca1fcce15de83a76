import { invalid, isEmpty } from './coercion';
import type { Field, Texts } from './field';

/** On or off. Accepts the texts `true` and `false`, which expressions often return. */
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
