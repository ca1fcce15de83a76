import { alphabetical } from '../../shared/util/alphabetical';
import { string } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

/** Node's list does not include UTC, which is a valid name. */
const names = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];

const plainText = string({
	displayName: 'Timezone',
	description: 'The time zone that determines today, as an IANA name',
	hint: "Must be the tenant's default time zone or one configured for the tenant",
	check: checkName,
});

/** Selected from a searchable list. An expression can return any IANA name, including aliases. */
export const timezone = {
	...plainText,
	property: {
		...plainText.property,
		type: 'options' as const,
		default: 'UTC',
		options: alphabetical(names, String).map((name) => ({ name, value: name })),
	},
};

function checkName(name: string, displayName: string): string {
	if (isTimeZone(name)) return name;
	throw new InvalidInputError(
		`'${displayName}' is not a known time zone: ${quote(name)}`,
		'Use an IANA name, e.g. Europe/London or America/New_York.',
	);
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
