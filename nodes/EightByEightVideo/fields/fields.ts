import { resourceLocator, string, boolean } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

export { binaryPropertyName, simplify } from '../../shared/fields';

export const agentEmail = string({
	displayName: 'Agent Email',
	description:
		'Login of an existing agent. Adds agent_url to the output, the page on which this agent is logged in.',
	placeholder: 'e.g. nathan@example.com',
	check: checkEmail,
});

export const agentPageOptions = {
	embedded: boolean({
		displayName: 'Embedded Agent Page',
		default: false,
		description: 'Whether agent_url opens the simple page for iframes instead of the full page',
	}),
};

export const phoneNumber = string({
	displayName: 'Phone Number',
	description:
		'Mobile number of the guest. 8x8 sends the link by SMS when an agent logs in with the token. Leave empty to send the link yourself.',
	placeholder: 'e.g. +6512345678',
	check: checkPhoneNumber,
});

export const callReference = string({
	displayName: 'Call Reference',
	description: 'Your own reference, 8 to 20 characters. You can search for the call by it.',
	placeholder: 'e.g. ORDER-12345',
	check: checkCallReference,
});

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

/** Requires one @ and a dot in the domain, which is enough to catch a value in the wrong field. */
function checkEmail(text: string, displayName: string): string {
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return text;
	throw new InvalidInputError(
		`'${displayName}' is not a valid email address: ${quote(text)}`,
		'Enter an address such as nathan@example.com.',
	);
}

/** Returns the number in E.164 format: a plus sign and 7 to 15 digits. Spaces, dots, dashes and brackets are removed. */
function checkPhoneNumber(text: string, displayName: string): string {
	const number = text.replace(/[\s().-]/g, '');
	if (/^\+[1-9]\d{6,14}$/.test(number)) return number;
	throw new InvalidInputError(
		`'${displayName}' is not an international phone number: ${quote(text)}`,
		'Enter a plus sign, the country code and the number, e.g. +6512345678.',
	);
}

function checkCallReference(text: string, displayName: string): string {
	const { length } = text;
	if (length >= 8 && length <= 20) return text;
	throw new InvalidInputError(
		`'${displayName}' must have 8 to 20 characters, but has ${length}`,
		'Enter a reference such as ORDER-12345.',
	);
}
