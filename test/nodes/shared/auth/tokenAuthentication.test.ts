import { tokenAuthentication } from '../../../../nodes/shared/auth/tokenAuthentication';
import { memoryTokenStore } from '../../../support/memoryTokenStore';
import { numberedSource, token } from './tokenProviderSupport';

function authenticate(source = numberedSource((number) => token(`token-${number}`))) {
	return tokenAuthentication(source, memoryTokenStore(), {
		headers: (value) => ({ 'x-token': value }),
		refusedWith: [401, 403],
		secrets: ['own secret'],
	});
}

describe('tokenAuthentication', () => {
	it('sends the token in the API’s format', async () => {
		const shown = { headers: { 'x-token': 'token-1' }, token: 'token-1' };
		expect(await authenticate().authorise('/any')).toEqual(shown);
	});

	it('renews a token only after a status that can mean that it has expired', async () => {
		const authentication = authenticate();
		const first = await authentication.authorise('/any');
		expect(authentication.invalidate(first, 404)).toBe(false);
		expect((await authentication.authorise('/any')).token).toBe('token-1');
		expect(authentication.invalidate(first, 403)).toBe(true);
		expect((await authentication.authorise('/any')).token).toBe('token-2');
	});

	it('renews an accepted token any number of times, and one never accepted once', async () => {
		const authentication = authenticate();
		const first = await authentication.authorise('/any');
		authentication.markAccepted(first);
		expect(authentication.invalidate(first, 401)).toBe(true);
		const second = await authentication.authorise('/any');
		expect(authentication.invalidate(second, 401)).toBe(true);
		const third = await authentication.authorise('/any');
		expect(authentication.invalidate(third, 401)).toBe(false);
	});

	it('accepts the rejection of a request without a token', () => {
		const authentication = authenticate();
		authentication.markAccepted({});
		expect(authentication.invalidate({}, 401)).toBe(false);
	});

	it('returns secrets and products, including the token’s once there is one', async () => {
		const source = numberedSource(() => ({ ...token('token'), products: ['storage'] }));
		const authentication = authenticate(source);
		expect(authentication.products()).toBeUndefined();
		expect(authentication.secrets()).toContain('own secret');
		await authentication.authorise('/any');
		expect(authentication.products()).toEqual(['storage']);
		expect(authentication.secrets()).toEqual(['own secret', 'token']);
	});
});
