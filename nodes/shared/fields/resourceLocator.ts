import { checkId, invalid, toText } from './coercion';
import type { Field, Texts } from './field';

/** Options of a `resourceLocator` field. */
export interface ResourceLocatorOptions extends Texts {
	/** Name of the node's list search method that fills the "From List" mode. */
	searchListMethod: string;
	/** Placeholder of the "By ID" mode. */
	idPlaceholder: string;
	/** Resource locators that the list depends on: a new choice there reloads it. */
	dependsOn?: string[];
}

/** One resource, chosen from a searchable list or given by its ID. Required. */
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
