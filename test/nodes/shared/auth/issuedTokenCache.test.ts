import { createIssuedTokenCache } from '../../../../nodes/shared/auth/issuedTokenCache';
import { memoryTokenStore } from '../../../support/memoryTokenStore';
import { failed, token } from './tokenProviderSupport';

let credentials = 0;

/** A cache for a credential of its own, and a source whose tokens are numbered. */
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
	it('keeps one token for each name', async () => {
		const { tokens, fetch, fetches } = setUp();
		const first = await tokens.get('a', fetch, asKept);
		expect(await tokens.get('a', fetch, asKept)).toBe(first);
		expect(await tokens.get('b', fetch, asKept)).not.toEqual(first);
		expect(fetches()).toBe(2);
	});

	it('keeps them for the next execution, and for nobody with another credential', async () => {
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

	it('keeps them sealed in the store', async () => {
		const { tokens, fetch, store } = setUp();
		const { value } = await tokens.get('a', fetch, asKept);
		expect(store.entries.size).toBe(1);
		expect(JSON.stringify([...store.entries])).not.toContain(value);
	});

	it('asks for a fresh one when it is told to', async () => {
		const { tokens, fetch, fetches } = setUp();
		const first = await tokens.get('a', fetch, asKept);
		const fresh = await tokens.get('a', fetch, { fresh: true });
		expect(fresh).not.toEqual(first);
		expect(await tokens.get('a', fetch, asKept)).toBe(fresh);
		expect(fetches()).toBe(2);
	});

	it('hands a forgotten one out no more', async () => {
		const { tokens, fetch, store } = setUp();
		const first = await tokens.get('a', fetch, asKept);
		tokens.forget(first.value);
		expect(store.entries.size).toBe(0);
		expect(await tokens.get('a', fetch, asKept)).not.toEqual(first);
	});

	it('asks once about what was refused', async () => {
		const { tokens } = setUp();
		const refuse = jest.fn(() => Promise.reject(failed({ status: 401 })));
		await expect(tokens.get('a', refuse, asKept)).rejects.toThrow('No token');
		await expect(tokens.get('a', refuse, { fresh: true })).rejects.toThrow('No token');
		expect(refuse).toHaveBeenCalledTimes(1);
	});
});
