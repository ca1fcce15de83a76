import { tryToParseDateTime } from 'n8n-workflow';
import type { Field, FieldProperty } from './field';
import { InvalidInputError } from '../errors/invalidInputError';

/**
 * A time chosen with the date picker, or returned by an expression as ISO text, date object or epoch milliseconds.
 * The date picker's text has no time zone: it is read in the workflow's.
 *
 * @returns a field whose value is epoch milliseconds; undefined if it is empty
 */
export function dateTime(
	texts: Pick<FieldProperty, 'displayName' | 'description' | 'hint'>,
): Field<number | undefined> {
	return {
		property: { ...texts, type: 'dateTime', default: '' },
		read(raw, timeZone) {
			if (raw === undefined || raw === null || raw === '') return undefined;
			const milliseconds = toMilliseconds(raw, timeZone);
			if (Number.isSafeInteger(milliseconds)) return milliseconds;
			throw new InvalidInputError(
				`'${texts.displayName}' is not a date and time`,
				'Use the date picker, or an expression that gives e.g. 2025-08-31T09:00:00Z.',
			);
		},
	};
}

function toMilliseconds(raw: unknown, timeZone: string | undefined): number {
	if (typeof raw === 'number') return raw;
	if (typeof raw === 'string' && /^\d{12,14}$/.test(raw.trim())) return Number(raw);
	try {
		return tryToParseDateTime(raw, timeZone).toMillis();
	} catch {
		return NaN;
	}
}
