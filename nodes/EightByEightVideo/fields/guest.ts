import { string } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

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
