import { noIssuedTokenCache, withSecrets } from '../../../../nodes/shared/auth/authentication';

describe('withSecrets', () => {
	it('shows what it was given, each time, and knows of no tokens to renew', async () => {
		const shown = { headers: { Authorization: 'Basic x' } };
		const authentication = withSecrets(['x'], shown);
		expect(await authentication.authorise('/any')).toBe(shown);
		authentication.markAccepted(shown);
		expect(authentication.invalidate(shown, 401)).toBe(false);
		expect(authentication.products()).toBeUndefined();
		expect(authentication.secrets()).toEqual(['x']);
	});

	it('shows nothing by default', async () => {
		expect(await withSecrets([]).authorise('/any')).toEqual({});
	});
});

describe('emptyShelf', () => {
	it('asks for a token each time and keeps none', async () => {
		const token = { value: 'a', expiresAt: Infinity };
		const fetch = jest.fn(async () => await Promise.resolve(token));
		expect(await noIssuedTokenCache.get('name', fetch, { fresh: false })).toBe(token);
		await noIssuedTokenCache.get('name', fetch, { fresh: false });
		expect(fetch).toHaveBeenCalledTimes(2);
		expect(() => noIssuedTokenCache.forget('a')).not.toThrow();
	});
});
