import { InvalidInputError } from '../errors/invalidInputError';

const loopbackHosts = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks a credential's base URL and removes trailing slashes.
 *
 * Only HTTPS is accepted, because every request carries a secret. Plain HTTP is allowed on loopback only.
 *
 * @throws {InvalidInputError} for anything else
 */
export function checkedBaseUrl(baseUrl: string): string {
	const text = baseUrl.trim();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const isSafe =
		url?.protocol === 'https:' || (url?.protocol === 'http:' && loopbackHosts.test(url.hostname));
	if (!url || !isSafe || url.search || url.hash || url.username) {
		throw new InvalidInputError(
			"'Base URL' of the credential cannot be used",
			'It must be an address that begins with https://, e.g. https://api.example.com.',
		);
	}
	return text.replace(/\/+$/, '');
}
