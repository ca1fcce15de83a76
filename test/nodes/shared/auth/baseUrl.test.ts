import { checkedBaseUrl } from '../../../../nodes/shared/auth/baseUrl';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';

describe('checkedBaseUrl', () => {
	it.each([
		['https://api.8x8.com', 'https://api.8x8.com'],
		[' https://api.8x8.com// ', 'https://api.8x8.com'],
		['https://api.contactnow.8x8.com/api/', 'https://api.contactnow.8x8.com/api'],
		['http://127.0.0.1:8088', 'http://127.0.0.1:8088'],
		['http://localhost:8088/', 'http://localhost:8088'],
		['http://[::1]:8088', 'http://[::1]:8088'],
		['http://127.10.20.30', 'http://127.10.20.30'],
	])('accepts %p', (given, expected) => {
		expect(checkedBaseUrl(given)).toBe(expected);
	});

	it.each([
		'',
		'api.8x8.com',
		'http://api.8x8.com',
		'http://127.0.0.1.evil.example',
		'http://evil-localhost',
		'ftp://api.8x8.com',
		'https://user:password@api.8x8.com',
		'https://api.8x8.com?x=1',
		'https://api.8x8.com#x',
	])('rejects %p', (given) => {
		expect(() => checkedBaseUrl(given)).toThrow(InvalidInputError);
		expect(() => checkedBaseUrl(given)).toThrow(
			expect.objectContaining({
				message: "'Base URL' of the credential cannot be used",
				description: expect.stringContaining('begins with https://'),
			}),
		);
	});
});
