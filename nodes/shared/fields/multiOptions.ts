import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field, Texts } from './field';
import { stringList } from './string';
import { InvalidInputError } from '../errors/invalidInputError';
import { nearest } from './closestMatches';
import { quote } from '../errors/quote';

/** Known values that the error for an unknown one suggests. */
const suggestions = 3;

/**
 * Any number of values of a fixed set, none by default: chosen from a searchable list, or returned by an
 * expression as a list or as comma-separated text. An unknown value is rejected, with the closest matches.
 */
export function multiOptions({
	options,
	...texts
}: Texts & { options: INodePropertyOptions[] }): Field<string[]> {
	const values = options.map(({ value }) => String(value));
	const known = new Set(values);
	const { read } = stringList({ ...texts, check });
	return { property: { ...texts, type: 'multiOptions', default: [], options }, read };

	function check(given: string[], displayName: string): string[] {
		const unknown = given.find((value) => !known.has(value));
		if (unknown === undefined) return given;
		throw new InvalidInputError(
			`'${displayName}' has the unknown value ${quote(unknown)}`,
			`Nearest known values: ${nearest(unknown, values, suggestions).join(', ')}.`,
		);
	}
}
