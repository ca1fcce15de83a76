import {
	createTokenProvider,
	forgetToken,
	type TokenSource,
} from '../../../../nodes/shared/auth/tokenProvider';
import { memoryTokenStore } from '../../../support/memoryTokenStore';
import {
	failed,
	numberedSource,
	secret,
	storedValue,
	storeToken,
	token,
} from './tokenProviderSupport';

/** The token provider of one execution, by default with its own store. */
const provide = (source: TokenSource, store = memoryTokenStore()) =>
	createTokenProvider(source, store);

const valueOf = async (provider: ReturnType<typeof provide>) => (await provider.getToken()).value;

describe('a token', () => {
	it('is fetched once for concurrent callers and stored once', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		const provider = provide(source, store);
		const tokens = await Promise.all(
			Array.from({ length: 20 }, async () => await provider.getToken()),
		);
		expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-1']));
		expect(await valueOf(provider)).toBe('token-1');
		expect([source.fetches, store.writes]).toEqual([1, [source.key]]);
		expect(storedValue(store, source.key)).toBe('token-1');
	});

	it('serves the next execution and is written to its store', async () => {
		const source = numberedSource();
		await valueOf(provide(source));
		const store = memoryTokenStore();
		expect(await valueOf(provide(source, store))).toBe('token-1');
		expect([source.fetches, storedValue(store, source.key)]).toEqual([1, 'token-1']);
	});

	it('belongs to one credential', async () => {
		expect(await valueOf(provide(numberedSource(() => token('one'))))).toBe('one');
		expect(await valueOf(provide(numberedSource(() => token('other'))))).toBe('other');
	});

	it('is the current one once it was returned', async () => {
		const provider = provide(numberedSource());
		expect(provider.current()).toBeUndefined();
		await provider.getToken();
		expect(provider.current()?.value).toBe('token-1');
	});

	it('is used once and not stored if it has already expired', async () => {
		const source = numberedSource((number) => token(`token-${number}`, Date.now() - 1));
		const store = memoryTokenStore();
		const provider = provide(source, store);
		expect(await valueOf(provider)).toBe('token-1');
		expect(await valueOf(provider)).toBe('token-2');
		expect(store.writes).toEqual([]);
	});

	it('is replaced once when it has expired, for all callers', async () => {
		const source = numberedSource((number) =>
			token(`token-${number}`, number === 1 ? Date.now() - 1 : undefined),
		);
		const providers = [provide(source), provide(source), provide(source)];
		await providers[0].getToken();
		expect(await Promise.all(providers.map(valueOf))).toEqual(['token-2', 'token-2', 'token-2']);
		expect(source.fetches).toBe(2);
	});

	it('expires at its exact millisecond', async () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(1000);
		try {
			const source = numberedSource((number) => token(`token-${number}`, 2000));
			const provider = provide(source);
			await provider.getToken();
			now.mockReturnValue(1999);
			expect(await valueOf(provider)).toBe('token-1');
			now.mockReturnValue(2000);
			expect(await valueOf(provider)).toBe('token-2');
		} finally {
			now.mockRestore();
		}
	});
});

describe('a stored token', () => {
	it('is used instead of a new one', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		storeToken(store, source.key, token('stored'));
		expect(await valueOf(provide(source, store))).toBe('stored');
		expect([source.fetches, store.writes]).toEqual([0, []]);
	});

	it.each<[string, (store: ReturnType<typeof memoryTokenStore>, key: string) => void]>([
		['has expired', (store, key) => storeToken(store, key, token('stored', Date.now() - 1))],
		[
			'is sealed with another key',
			(store, key) => storeToken(store, key, token('stored'), 'other'),
		],
		['is broken', (store, key) => store.entries.set(key, { expiresAt: Infinity, sealed: '?' })],
	])('that %s is replaced', async (_, prepare) => {
		const source = numberedSource();
		const store = memoryTokenStore();
		prepare(store, source.key);
		expect(await valueOf(provide(source, store))).toBe('token-1');
		expect(storedValue(store, source.key)).toBe('token-1');
	});

	it('of another process is kept while it is valid', async () => {
		const source = numberedSource();
		await valueOf(provide(source));
		const store = memoryTokenStore();
		storeToken(store, source.key, token('of another'));
		expect(await valueOf(provide(source, store))).toBe('token-1');
		expect(storedValue(store, source.key)).toBe('of another');
	});
});

describe('a failure to get a token', () => {
	it.each([200, 400, 401, 403])('with %i applies to this execution only', async (status) => {
		const source = numberedSource((number) => {
			if (number === 1) throw failed({ status });
			return token('good');
		});
		const provider = provide(source);
		await expect(provider.getToken()).rejects.toThrow('No token');
		await expect(provider.getToken()).rejects.toThrow('No token');
		await expect(provider.refreshToken()).rejects.toThrow('No token');
		expect(source.fetches).toBe(1);
		expect(await valueOf(provide(source))).toBe('good');
	});

	it.each([
		{ status: 500 },
		{ status: 429 },
		{ code: 'ECONNRESET' },
		{ status: 200, code: 'UNREADABLE_BODY' },
	])('that is not a rejection (%j) does not prevent another request', async (failure) => {
		const source = numberedSource((number) => {
			if (number === 1) throw failed(failure);
			return token('good');
		});
		const provider = provide(source);
		await expect(provider.getToken()).rejects.toThrow('No token');
		expect(await valueOf(provider)).toBe('good');
	});

	it('by the service is reported to all waiting callers', async () => {
		const source = numberedSource(() => Promise.reject(failed({ status: 401 })));
		const results = await Promise.allSettled([
			provide(source).getToken(),
			provide(source).getToken(),
		]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(source.fetches).toBe(1);
	});

	it('of one execution lets the others share one more request', async () => {
		const source = numberedSource((number) => {
			if (number === 1) throw new Error('cancelled');
			return token(`token-${number}`);
		});
		const first = provide(source).getToken();
		const others = [provide(source), provide(source)].map(valueOf);
		await expect(first).rejects.toThrow('cancelled');
		expect(await Promise.all(others)).toEqual(['token-2', 'token-2']);
		expect(source.fetches).toBe(2);
	});
});

describe('a rejected token', () => {
	it('is replaced in memory and in the store', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		const provider = provide(source, store);
		const { value } = await provider.getToken();
		provider.markAccepted(value);
		expect(provider.invalidate(value)).toBe(true);
		expect(await valueOf(provider)).toBe('token-2');
		expect(storedValue(store, source.key)).toBe('token-2');
	});

	it('that was already replaced causes no third request', async () => {
		const source = numberedSource();
		const provider = provide(source);
		await provider.getToken();
		provider.invalidate('token-1');
		await provider.getToken();
		expect(provider.invalidate('token-1')).toBe(true);
		expect(await valueOf(provider)).toBe('token-2');
		expect(source.fetches).toBe(2);
	});

	it('is not read from the store again by any caller', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		storeToken(store, source.key, token('revoked'));
		const provider = provide(source, store);
		provider.invalidate(await valueOf(provider));
		expect(await valueOf(provide(source, store))).toBe('token-1');
	});

	it('is accepted again when the service issues it again', async () => {
		const source = numberedSource(() => token('the same'));
		const provider = provide(source);
		await provider.getToken();
		provider.invalidate('the same');
		await provider.getToken();
		expect(await valueOf(provider)).toBe('the same');
		expect(source.fetches).toBe(2);
	});

	it('that was never accepted is replaced once, and the new one must work', async () => {
		const provider = provide(numberedSource());
		await provider.getToken();
		expect(provider.invalidate('token-1')).toBe(true);
		await provider.getToken();
		expect(provider.invalidate('token-1')).toBe(true);
		expect(provider.invalidate('token-2')).toBe(false);
		expect(await valueOf(provider)).toBe('token-2');
	});

	it('that was accepted is replaced any number of times', async () => {
		const provider = provide(numberedSource());
		for (let number = 1; number <= 5; number++) {
			const value = await valueOf(provider);
			expect(value).toBe(`token-${number}`);
			provider.markAccepted(value);
			expect(provider.invalidate(value)).toBe(true);
		}
	});

	it('is remembered until a thousand others were rejected', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		storeToken(store, source.key, token('one of many'));
		const provider = provide(numberedSource());
		const refuse = (count: number) => {
			for (let number = 0; number < count; number++) {
				const value = `${source.key}-${Math.random()}`;
				provider.markAccepted(value);
				provider.invalidate(value);
			}
		};
		provider.markAccepted('one of many');
		provider.invalidate('one of many');
		refuse(999);
		expect(await valueOf(provide(source, store))).toBe('token-1');
		refuse(1);
		const later = numberedSource();
		storeToken(store, later.key, token('one of many'));
		expect(await valueOf(provide(later, store))).toBe('one of many');
	});
});

describe('a refresh', () => {
	it('fetches a new token and replaces the current one everywhere', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		const provider = provide(source, store);
		await provider.getToken();
		expect((await provider.refreshToken()).value).toBe('token-2');
		expect(await valueOf(provider)).toBe('token-2');
		expect(storedValue(store, source.key)).toBe('token-2');
		expect(provider.current()?.value).toBe('token-2');
	});

	it('that returns the same token leaves the store unchanged', async () => {
		const source = numberedSource(() => token('the same', 9e15));
		const store = memoryTokenStore();
		const provider = provide(source, store);
		await provider.getToken();
		await provider.refreshToken();
		expect(store.writes).toEqual([source.key]);
	});
});

describe('an invalidated token', () => {
	it('is never returned again, unlike others', async () => {
		const store = memoryTokenStore();
		const [gone, kept] = [numberedSource(() => token('gone')), numberedSource(() => token('kept'))];
		await provide(gone, store).getToken();
		await provide(kept, store).getToken();
		storeToken(store, 'elsewhere', token('gone'));
		storeToken(store, 'foreign', token('gone'), 'another secret');

		forgetToken('gone', secret, store);
		expect([...store.entries.keys()]).toEqual([kept.key, 'foreign']);
		await provide(gone).getToken();
		await provide(kept).getToken();
		expect([gone.fetches, kept.fetches]).toEqual([2, 1]);
	});

	it('is not read from the store of another workflow', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		storeToken(store, source.key, token('forgotten'));
		forgetToken('forgotten', secret, memoryTokenStore());
		expect(await valueOf(provide(source, store))).toBe('token-1');
	});
});
