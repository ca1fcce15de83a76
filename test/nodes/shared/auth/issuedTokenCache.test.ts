import { createIssuedTokenCache } from '../../../../nodes/shared/auth/issuedTokenCache';
import { memoryTokenStore } from '../../../support/memoryTokenStore';
import { failed, token } from './tokenProviderSupport';

let credentials = 0;

/** A cache for a separate credential, and a source of numbered tokens. */
function setUp(store = memoryTokenStore(), credential = [`user-${++credentials}`]) {
	let fetches = 0;
	return {
		store,
		credential,
		tokens: createIssuedTokenCache('secret', credential, store),
		fetch: async () => token(`${credential.join()}-${++fetches}`),
		fetches: () => fetches,
	};
}

const asKept = { fresh: false };

describe('createIssuedTokenCache', () => {
	it('caches one token for each name', async () => {
		const { tokens, fetch, fetches } = setUp();
		const first = await tokens.get('a', fetch, asKept);
		expect(await tokens.get('a', fetch, asKept)).toBe(first);
		expect(await tokens.get('b', fetch, asKept)).not.toEqual(first);
		expect(fetches()).toBe(2);
	});

	it('caches tokens for the next execution, but not for other credentials', async () => {
		const one = setUp();
		const { value } = await one.tokens.get('a', one.fetch, asKept);
		const again = setUp(memoryTokenStore(), one.credential);
		expect((await again.tokens.get('a', again.fetch, asKept)).value).toBe(value);
		const others = [
			setUp(one.store),
			{ ...setUp(one.store), tokens: createIssuedTokenCache('other', one.credential, one.store) },
		];
		for (const { tokens, fetch, fetches } of others) {
			expect((await tokens.get('a', fetch, asKept)).value).not.toBe(value);
			expect(fetches()).toBe(1);
		}
	});

	it('seals tokens in the store', async () => {
		const { tokens, fetch, store } = setUp();
		const { value } = await tokens.get('a', fetch, asKept);
		expect(store.entries.size).toBe(1);
		expect(JSON.stringify([...store.entries])).not.toContain(value);
	});

	it('requests a new token on demand', async () => {
		const { tokens, fetch, fetches } = setUp();
		const first = await tokens.get('a', fetch, asKept);
		const fresh = await tokens.get('a', fetch, { fresh: true });
		expect(fresh).not.toEqual(first);
		expect(await tokens.get('a', fetch, asKept)).toBe(fresh);
		expect(fetches()).toBe(2);
	});

	it('does not return a removed token', async () => {
		const { tokens, fetch, store } = setUp();
		const first = await tokens.get('a', fetch, asKept);
		tokens.forget(first.value);
		expect(store.entries.size).toBe(0);
		expect(await tokens.get('a', fetch, asKept)).not.toEqual(first);
	});

	it('does not repeat a rejected request', async () => {
		const { tokens } = setUp();
		const reject = jest.fn(() => Promise.reject(failed({ status: 401 })));
		await expect(tokens.get('a', reject, asKept)).rejects.toThrow('No token');
		await expect(tokens.get('a', reject, { fresh: true })).rejects.toThrow('No token');
		expect(reject).toHaveBeenCalledTimes(1);
	});
});
