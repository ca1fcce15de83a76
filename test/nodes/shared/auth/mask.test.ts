import { maskSecrets } from '../../../../nodes/shared/auth/mask';

const secret = 'a "b"+c/d=é?';

describe('maskSecrets', () => {
	it.each([
		['in plain text', secret],
		['within JSON', JSON.stringify(secret).slice(1, -1)],
		['in a URL', encodeURIComponent(secret)],
		['in a form', new URLSearchParams({ x: secret }).toString().slice(2)],
		['in base64', Buffer.from(secret).toString('base64')],
		['in base64url', Buffer.from(secret).toString('base64url')],
	])('masks a secret %s, wherever it occurs', (_, form) => {
		expect(maskSecrets(`got ${form}, not ${form}.`, [secret])).toBe('got ***, not ***.');
	});

	it('masks all of a secret that starts with another one, in any order', () => {
		for (const secrets of [
			['token', 'token-and-more'],
			['token-and-more', 'token'],
		]) {
			expect(maskSecrets('token-and-more, token', secrets)).toBe('***, ***');
		}
	});

	it('leaves a text without secrets unchanged and ignores empty secrets', () => {
		expect(maskSecrets('nothing here', ['', secret])).toBe('nothing here');
	});
});
