import type { StorageObject } from '../api/storageObject';
import { tagsOf } from '../api/simplifyObject';

/** FIQL's comparisons, as 8x8 documents them. */
export type Operator = '==' | '!=' | '=gt=' | '=ge=' | '=lt=' | '=le=';

/** A condition on objects. `raw` is FIQL that an expert wrote, and is sent as it is. */
export type Condition =
	| {
			readonly kind: 'compare';
			readonly selector: string;
			readonly operator: Operator;
			readonly value: string;
	  }
	| { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
	| { readonly kind: 'raw'; readonly fiql: string };

export const compare = (selector: string, operator: Operator, value: string): Condition => ({
	kind: 'compare',
	selector,
	operator,
	value,
});
export const all = (conditions: readonly Condition[]): Condition => ({ kind: 'all', conditions });
export const any = (conditions: readonly Condition[]): Condition => ({ kind: 'any', conditions });

/**
 * Values that mean the same in every reading of FIQL. 8x8 documents no way to quote anything, and
 * FIQL's dialects differ in what they do with quotes, asterisks, percent signs and the like.
 */
const plainValue = /^(?! )[\p{L}\p{M}\p{N} _.:@+\-/#&]+(?<! )$/u;

/** Whether a value can be sent in FIQL without doubt. */
export const isPlain = (value: string) => plainValue.test(value);

/** Whether a server may compare the value as a number, for which 007 is 7. */
const isNumeric = (value: string) => value.trim() !== '' && !Number.isNaN(Number(value));

/**
 * The condition in FIQL: it finds every object that is meant, and more where a part cannot be said in
 * FIQL without doubt. What it finds too much, `meets` tells.
 *
 * @returns undefined when nothing can be said, so that everything has to be looked at
 */
export function toFiql(condition: Condition): string | undefined {
	switch (condition.kind) {
		case 'raw':
			return condition.fiql;
		case 'compare': {
			const { selector, operator, value } = condition;
			// Equal as numbers is wider than equal as text, which is well; unequal is narrower. And
			// infinity (1e999) is equal to nothing for some.
			const isRisky = isNumeric(value) && (operator === '!=' || !Number.isFinite(Number(value)));
			return isPlain(value) && !isRisky ? selector + operator + value : undefined;
		}
		case 'all': {
			const said = condition.conditions.map(toFiql).filter((part) => part !== undefined);
			return joined(said, ';', ',');
		}
		case 'any': {
			const parts = condition.conditions.map(toFiql);
			// One alternative that cannot be said leaves anything possible.
			const said = parts.filter((part) => part !== undefined);
			return said.length === parts.length ? joined(said, ',', ';') : undefined;
		}
	}
}

/** Joins parts, with parentheses around those that hold the other connective. */
function joined(parts: readonly string[], connective: string, other: string): string | undefined {
	if (parts.length < 2) return parts[0];
	return parts.map((part) => (part.includes(other) ? `(${part})` : part)).join(connective);
}

/** Whether an object that the server found meets the parts of the condition that FIQL left in doubt. */
export function meets(object: StorageObject, condition: Condition): boolean {
	if (isCertain(condition)) return true;
	switch (condition.kind) {
		case 'compare':
			return holds(valueOf(object, condition.selector), condition.operator, condition.value);
		case 'all':
			return condition.conditions.every((part) => meets(object, part));
		case 'any':
			return condition.conditions.some((part) => holdsWholly(object, part));
		case 'raw':
			return true;
	}
}

/** Within an "or", a part that is certain by itself still has to be looked at. */
function holdsWholly(object: StorageObject, condition: Condition): boolean {
	switch (condition.kind) {
		case 'compare':
			return holds(valueOf(object, condition.selector), condition.operator, condition.value);
		case 'all':
			return condition.conditions.every((part) => holdsWholly(object, part));
		case 'any':
			return condition.conditions.some((part) => holdsWholly(object, part));
		case 'raw':
			return true;
	}
}

function isCertain(condition: Condition): boolean {
	switch (condition.kind) {
		case 'raw':
			return true;
		case 'compare': {
			const { operator, value } = condition;
			const isEquality = operator === '==' || operator === '!=';
			return isPlain(value) && !(isEquality && isNumeric(value));
		}
		default:
			return condition.conditions.every(isCertain);
	}
}

/** Names in filters that differ from the field they mean. */
const aliases = new Map([
	['name', 'objectName'],
	['size', 'storedBytes'],
	['objectId', 'id'],
]);

/** A field or tag of an object as text, by the name that filters use. */
export function valueOf(object: StorageObject, selector: string): string | undefined {
	const field = object[aliases.get(selector) ?? selector];
	if (typeof field === 'string' || typeof field === 'number') return String(field);
	const tags: Readonly<Record<string, unknown>> = tagsOf(object);
	const tag = Object.hasOwn(tags, selector) ? tags[selector] : undefined;
	return typeof tag === 'string' || typeof tag === 'number' ? String(tag) : undefined;
}

/** Equality is that of the text. A missing tag is unequal to everything. */
function holds(actual: string | undefined, operator: Operator, value: string): boolean {
	if (operator === '!=') return actual !== value;
	if (actual === undefined) return false;
	if (operator === '==') return actual === value;
	const order =
		isNumeric(actual) && isNumeric(value)
			? Number(actual) - Number(value)
			: Number(actual > value) - Number(actual < value);
	return { '=gt=': order > 0, '=ge=': order >= 0, '=lt=': order < 0, '=le=': order <= 0 }[operator];
}
