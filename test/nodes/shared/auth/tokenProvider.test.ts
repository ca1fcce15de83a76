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

/** What one execution uses, with a store of its own unless another is given. */
const provide = (source: TokenSource, store = memoryTokenStore()) =>
	createTokenProvider(source, store);

const valueOf = async (provider: ReturnType<typeof provide>) => (await provider.getToken()).value;

describe('a token', () => {
	it('is fetched once for all who ask at the same time, and stored once', async () => {
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

	it('serves the next execution, and stores itself where that one has its store', async () => {
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

	it('is the current one once it was handed out', async () => {
		const provider = provide(numberedSource());
		expect(provider.current()).toBeUndefined();
		await provider.getToken();
		expect(provider.current()?.value).toBe('token-1');
	});

	it('that has ended when it comes is used once all the same, and not stored', async () => {
		const source = numberedSource((number) => token(`token-${number}`, Date.now() - 1));
		const store = memoryTokenStore();
		const provider = provide(source, store);
		expect(await valueOf(provider)).toBe('token-1');
		expect(await valueOf(provider)).toBe('token-2');
		expect(store.writes).toEqual([]);
	});

	it('that has ended is replaced once, whoever notices', async () => {
		const source = numberedSource((number) =>
			token(`token-${number}`, number === 1 ? Date.now() - 1 : undefined),
		);
		const providers = [provide(source), provide(source), provide(source)];
		await providers[0].getToken();
		expect(await Promise.all(providers.map(valueOf))).toEqual(['token-2', 'token-2', 'token-2']);
		expect(source.fetches).toBe(2);
	});

	it('ends at its very millisecond', async () => {
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
	it('is used in place of a new one', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		storeToken(store, source.key, token('stored'));
		expect(await valueOf(provide(source, store))).toBe('stored');
		expect([source.fetches, store.writes]).toEqual([0, []]);
	});

	it.each<[string, (store: ReturnType<typeof memoryTokenStore>, key: string) => void]>([
		['has ended', (store, key) => storeToken(store, key, token('stored', Date.now() - 1))],
		['is sealed otherwise', (store, key) => storeToken(store, key, token('stored'), 'other')],
		['is broken', (store, key) => store.entries.set(key, { expiresAt: Infinity, sealed: '?' })],
	])('that %s is replaced', async (_, prepare) => {
		const source = numberedSource();
		const store = memoryTokenStore();
		prepare(store, source.key);
		expect(await valueOf(provide(source, store))).toBe('token-1');
		expect(storedValue(store, source.key)).toBe('token-1');
	});

	it('of another process stays while it is good', async () => {
		const source = numberedSource();
		await valueOf(provide(source));
		const store = memoryTokenStore();
		storeToken(store, source.key, token('of another'));
		expect(await valueOf(provide(source, store))).toBe('token-1');
		expect(storedValue(store, source.key)).toBe('of another');
	});
});

describe('a failure to get a token', () => {
	it.each([200, 400, 401, 403])(
		'with %i counts for the execution, and no longer',
		async (status) => {
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
		},
	);

	it.each([
		{ status: 500 },
		{ status: 429 },
		{ code: 'ECONNRESET' },
		{ status: 200, code: 'UNREADABLE_BODY' },
	])('that is no refusal (%j) does not keep from asking again', async (failure) => {
		const source = numberedSource((number) => {
			if (number === 1) throw failed(failure);
			return token('good');
		});
		const provider = provide(source);
		await expect(provider.getToken()).rejects.toThrow('No token');
		expect(await valueOf(provider)).toBe('good');
	});

	it('by the service is that of all who waited for it', async () => {
		const source = numberedSource(() => Promise.reject(failed({ status: 401 })));
		const results = await Promise.allSettled([
			provide(source).getToken(),
			provide(source).getToken(),
		]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(source.fetches).toBe(1);
	});

	it('of the execution that asked leaves the others to ask once more, together', async () => {
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

describe('a refused token', () => {
	it('is replaced, here and in the store', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		const provider = provide(source, store);
		const { value } = await provider.getToken();
		provider.markAccepted(value);
		expect(provider.invalidate(value)).toBe(true);
		expect(await valueOf(provider)).toBe('token-2');
		expect(storedValue(store, source.key)).toBe('token-2');
	});

	it('that was replaced already costs no third one', async () => {
		const source = numberedSource();
		const provider = provide(source);
		await provider.getToken();
		provider.invalidate('token-1');
		await provider.getToken();
		expect(provider.invalidate('token-1')).toBe(true);
		expect(await valueOf(provider)).toBe('token-2');
		expect(source.fetches).toBe(2);
	});

	it('is not taken from the store again, by whomever', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		storeToken(store, source.key, token('revoked'));
		const provider = provide(source, store);
		provider.invalidate(await valueOf(provider));
		expect(await valueOf(provide(source, store))).toBe('token-1');
	});

	it('is good after all when the service hands it out again', async () => {
		const source = numberedSource(() => token('the same'));
		const provider = provide(source);
		await provider.getToken();
		provider.invalidate('the same');
		await provider.getToken();
		expect(await valueOf(provider)).toBe('the same');
		expect(source.fetches).toBe(2);
	});

	it('that never worked is worth one other, which has to work', async () => {
		const provider = provide(numberedSource());
		await provider.getToken();
		expect(provider.invalidate('token-1')).toBe(true);
		await provider.getToken();
		expect(provider.invalidate('token-1')).toBe(true);
		expect(provider.invalidate('token-2')).toBe(false);
		expect(await valueOf(provider)).toBe('token-2');
	});

	it('that worked is worth others without end', async () => {
		const provider = provide(numberedSource());
		for (let number = 1; number <= 5; number++) {
			const value = await valueOf(provider);
			expect(value).toBe(`token-${number}`);
			provider.markAccepted(value);
			expect(provider.invalidate(value)).toBe(true);
		}
	});

	it('is remembered until a thousand others were refused', async () => {
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
	it('fetches although there is a token, and replaces it everywhere', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		const provider = provide(source, store);
		await provider.getToken();
		expect((await provider.refreshToken()).value).toBe('token-2');
		expect(await valueOf(provider)).toBe('token-2');
		expect(storedValue(store, source.key)).toBe('token-2');
		expect(provider.current()?.value).toBe('token-2');
	});

	it('that brings the same token leaves the store as it is', async () => {
		const source = numberedSource(() => token('the same', 9e15));
		const store = memoryTokenStore();
		const provider = provide(source, store);
		await provider.getToken();
		await provider.refreshToken();
		expect(store.writes).toEqual([source.key]);
	});
});

describe('a forgotten token', () => {
	it('is handed out no more, from wherever; others are', async () => {
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

	it('is not taken from the store of another workflow', async () => {
		const source = numberedSource();
		const store = memoryTokenStore();
		storeToken(store, source.key, token('forgotten'));
		forgetToken('forgotten', secret, memoryTokenStore());
		expect(await valueOf(provide(source, store))).toBe('token-1');
	});
});
