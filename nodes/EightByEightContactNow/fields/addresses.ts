import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

const maxAddresses = 10;

/**
 * Returns a list of up to ten IPv4 or IPv6 addresses, the number that ContactNow documents.
 *
 * @throws {InvalidInputError} for longer lists and anything that is not an IP address
 */
export function checkAddresses(addresses: string[], displayName: string): string[] {
	if (addresses.length > maxAddresses) {
		throw new InvalidInputError(
			`'${displayName}' contains ${addresses.length} addresses, but ContactNow allows ${maxAddresses} at most`,
			'Remove some of the addresses.',
		);
	}
	const wrong = addresses.find((address) => !isIpAddress(address));
	if (wrong === undefined) return addresses;
	throw new InvalidInputError(
		`'${displayName}' contains an invalid IP address: ${quote(wrong)}`,
		'Enter addresses such as 203.0.113.7 or 2001:db8::7, separated by commas.',
	);
}

function isIpAddress(text: string): boolean {
	return isIpv4(text) || isIpv6(text);
}

function isIpv4(text: string): boolean {
	const parts = text.split('.');
	return (
		parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && +part < 256)
	);
}

/** The URL parser accepts every form of IPv6. In brackets, it accepts nothing else. */
function isIpv6(text: string): boolean {
	return /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`);
}
