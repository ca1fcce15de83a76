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
	it('shows the token as the API wants to see it', async () => {
		const shown = { headers: { 'x-token': 'token-1' }, token: 'token-1' };
		expect(await authenticate().authorise('/any')).toEqual(shown);
	});

	it('renews a token only after a status that may mean its end', async () => {
		const authentication = authenticate();
		const first = await authentication.authorise('/any');
		expect(authentication.invalidate(first, 404)).toBe(false);
		expect((await authentication.authorise('/any')).token).toBe('token-1');
		expect(authentication.invalidate(first, 403)).toBe(true);
		expect((await authentication.authorise('/any')).token).toBe('token-2');
	});

	it('renews again and again what worked, and once what did not', async () => {
		const authentication = authenticate();
		const first = await authentication.authorise('/any');
		authentication.markAccepted(first);
		expect(authentication.invalidate(first, 401)).toBe(true);
		const second = await authentication.authorise('/any');
		expect(authentication.invalidate(second, 401)).toBe(true);
		const third = await authentication.authorise('/any');
		expect(authentication.invalidate(third, 401)).toBe(false);
	});

	it('does not mind a request that went without a token', () => {
		const authentication = authenticate();
		authentication.markAccepted({});
		expect(authentication.invalidate({}, 401)).toBe(false);
	});

	it('tells the secrets and products, those of the token once there is one', async () => {
		const source = numberedSource(() => ({ ...token('token'), products: ['storage'] }));
		const authentication = authenticate(source);
		expect(authentication.products()).toBeUndefined();
		expect(authentication.secrets()).toContain('own secret');
		await authentication.authorise('/any');
		expect(authentication.products()).toEqual(['storage']);
		expect(authentication.secrets()).toEqual(['own secret', 'token']);
	});
});
