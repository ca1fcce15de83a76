import type { StorageObject } from '../api/storageObject';
import { tagsOf } from '../api/simplifyObject';

/** FIQL's comparison operators that 8x8 documents. */
export type Operator = '==' | '!=' | '=gt=' | '=ge=' | '=lt=' | '=le=';

/** A condition on objects. `raw` is FIQL that the user wrote; it is sent unchanged. */
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
 * Values with the same meaning in every dialect of FIQL. 8x8 documents no way to quote a value, and
 * dialects differ in how they treat quotes, asterisks, percent signs and similar characters.
 */
const plainValue = /^(?! )[\p{L}\p{M}\p{N} _.:@+\-/#&]+(?<! )$/u;

/** Whether FIQL can express the value unambiguously. */
export const isPlain = (value: string) => plainValue.test(value);

/** Whether a server may compare the value as a number, so that 007 equals 7. */
const isNumeric = (value: string) => value.trim() !== '' && !Number.isNaN(Number(value));

/**
 * Translates a condition to FIQL. The result finds every object that meets the condition, and possibly more
 * where FIQL cannot express a part unambiguously. `meets` removes those.
 *
 * @returns undefined when FIQL can express no part, so that all objects have to be compared
 */
export function toFiql(condition: Condition): string | undefined {
	switch (condition.kind) {
		case 'raw':
			return condition.fiql;
		case 'compare': {
			const { selector, operator, value } = condition;
			// Equality of numbers is wider than equality of text, which is safe; inequality is narrower. Some
			// servers find infinity (1e999) equal to nothing.
			const isRisky = isNumeric(value) && (operator === '!=' || !Number.isFinite(Number(value)));
			return isPlain(value) && !isRisky ? selector + operator + value : undefined;
		}
		case 'all': {
			const expressed = condition.conditions.map(toFiql).filter((part) => part !== undefined);
			return joined(expressed, ';', ',');
		}
		case 'any': {
			const parts = condition.conditions.map(toFiql);
			// If one alternative cannot be expressed, any object may match it.
			const expressed = parts.filter((part) => part !== undefined);
			return expressed.length === parts.length ? joined(expressed, ',', ';') : undefined;
		}
	}
}

/** Joins parts, with parentheses around those that contain the other connective. */
function joined(parts: readonly string[], connective: string, other: string): string | undefined {
	if (parts.length < 2) return parts[0];
	return parts.map((part) => (part.includes(other) ? `(${part})` : part)).join(connective);
}

/**
 * Whether an object that the server found meets the condition.
 *
 * Parts that FIQL expresses exactly are not compared again, because the server has already applied them. The
 * exception is inside an "or": the server may have matched any of the alternatives, so every part is compared.
 *
 * @param isApplied whether the server has applied the condition as a whole; false inside an "or"
 */
export function meets(object: StorageObject, condition: Condition, isApplied = true): boolean {
	if (isApplied && isCertain(condition)) return true;
	switch (condition.kind) {
		case 'compare':
			return holds(valueOf(object, condition.selector), condition.operator, condition.value);
		case 'all':
			return condition.conditions.every((part) => meets(object, part, isApplied));
		case 'any':
			return condition.conditions.some((part) => meets(object, part, false));
		case 'raw':
			return true;
	}
}

/** Whether the server compares exactly as the condition says, however it reads FIQL. */
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

/** Filter names that differ from the name of the object's field. */
const aliases = new Map([
	['name', 'objectName'],
	['size', 'storedBytes'],
	['objectId', 'id'],
]);

/** The value of an object's field or tag as text, by its filter name; undefined if there is none. */
export function valueOf(object: StorageObject, selector: string): string | undefined {
	const field = object[aliases.get(selector) ?? selector];
	if (typeof field === 'string' || typeof field === 'number') return String(field);
	const tags: Readonly<Record<string, unknown>> = tagsOf(object);
	const tag = Object.hasOwn(tags, selector) ? tags[selector] : undefined;
	return typeof tag === 'string' || typeof tag === 'number' ? String(tag) : undefined;
}

/** Compares for equality as text. A missing tag is unequal to everything. */
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
