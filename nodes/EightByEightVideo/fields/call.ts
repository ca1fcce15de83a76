import { resourceLocator, string } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

export const callId = resourceLocator({
	displayName: 'Call',
	description: 'The call to get. Select it from the latest calls, or enter its ID.',
	searchListMethod: 'searchCalls',
	idPlaceholder: 'e.g. 5774',
});

export const query = string({
	displayName: 'Search',
	description: 'A call reference or the phone number of the guest',
	placeholder: 'e.g. ORDER-12345',
});

export const from = string({
	displayName: 'From',
	description: 'The first day. 8x8 does not document its time zone.',
	placeholder: 'e.g. 2026-03-01',
	check: checkDay,
});

export const to = string({
	displayName: 'To',
	description: 'The last day',
	placeholder: 'e.g. 2026-03-31',
	check: checkDay,
});

/** Returns the day as `yyyy-mm-dd`. The time of a date from an expression is dropped without conversion. */
function checkDay(text: string, displayName: string): string {
	const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1];
	const time = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`);
	// The parser reads 31 February as 3 March.
	if (day !== undefined && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) {
		return day;
	}
	throw new InvalidInputError(
		`'${displayName}' is not a valid date: ${quote(text)}`,
		'Enter a date as YYYY-MM-DD, e.g. 2026-03-31.',
	);
}
