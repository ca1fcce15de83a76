import { noIssuedTokenCache, withSecrets } from '../../../../nodes/shared/auth/authentication';

describe('withSecrets', () => {
	it('sends the given headers each time and cannot renew them', async () => {
		const shown = { headers: { Authorization: 'Basic x' } };
		const authentication = withSecrets(['x'], shown);
		expect(await authentication.authorise('/any')).toBe(shown);
		authentication.markAccepted(shown);
		expect(authentication.invalidate(shown, 401)).toBe(false);
		expect(authentication.products()).toBeUndefined();
		expect(authentication.secrets()).toEqual(['x']);
	});

	it('sends nothing by default', async () => {
		expect(await withSecrets([]).authorise('/any')).toEqual({});
	});
});

describe('noTokenCache', () => {
	it('requests a token each time and stores none', async () => {
		const token = { value: 'a', expiresAt: Infinity };
		const fetch = jest.fn(async () => await Promise.resolve(token));
		expect(await noIssuedTokenCache.get('name', fetch, { fresh: false })).toBe(token);
		await noIssuedTokenCache.get('name', fetch, { fresh: false });
		expect(fetch).toHaveBeenCalledTimes(2);
		expect(() => noIssuedTokenCache.forget('a')).not.toThrow();
	});
});
