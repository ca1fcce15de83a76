import {
	createTokenKeeper,
	forgetToken,
	type TokenSource,
} from '../../../../nodes/shared/auth/tokenKeeper';
import { memoryStore } from '../../../support/memoryStore';
import { failed, numberedSource, secret, storedValue, storeToken, token } from './keeperSupport';

/** What one execution uses, with a store of its own unless another is given. */
const keep = (source: TokenSource, store = memoryStore()) => createTokenKeeper(source, store);

const valueOf = async (keeper: ReturnType<typeof keep>) => (await keeper.get()).value;

describe('a token', () => {
	it('is fetched once for all who ask at the same time, and stored once', async () => {
		const source = numberedSource();
		const store = memoryStore();
		const keeper = keep(source, store);
		const tokens = await Promise.all(Array.from({ length: 20 }, async () => await keeper.get()));
		expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-1']));
		expect(await valueOf(keeper)).toBe('token-1');
		expect([source.fetches, store.writes]).toEqual([1, [source.key]]);
		expect(storedValue(store, source.key)).toBe('token-1');
	});

	it('serves the next execution, and stores itself where that one has its store', async () => {
		const source = numberedSource();
		await valueOf(keep(source));
		const store = memoryStore();
		expect(await valueOf(keep(source, store))).toBe('token-1');
		expect([source.fetches, storedValue(store, source.key)]).toEqual([1, 'token-1']);
	});

	it('belongs to one credential', async () => {
		expect(await valueOf(keep(numberedSource(() => token('one'))))).toBe('one');
		expect(await valueOf(keep(numberedSource(() => token('other'))))).toBe('other');
	});

	it('is the current one once it was handed out', async () => {
		const keeper = keep(numberedSource());
		expect(keeper.current()).toBeUndefined();
		await keeper.get();
		expect(keeper.current()?.value).toBe('token-1');
	});

	it('that has ended when it comes is used once all the same, and not stored', async () => {
		const source = numberedSource((number) => token(`token-${number}`, Date.now() - 1));
		const store = memoryStore();
		const keeper = keep(source, store);
		expect(await valueOf(keeper)).toBe('token-1');
		expect(await valueOf(keeper)).toBe('token-2');
		expect(store.writes).toEqual([]);
	});

	it('that has ended is replaced once, whoever notices', async () => {
		const source = numberedSource((number) =>
			token(`token-${number}`, number === 1 ? Date.now() - 1 : undefined),
		);
		const keepers = [keep(source), keep(source), keep(source)];
		await keepers[0].get();
		expect(await Promise.all(keepers.map(valueOf))).toEqual(['token-2', 'token-2', 'token-2']);
		expect(source.fetches).toBe(2);
	});

	it('ends at its very millisecond', async () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(1000);
		try {
			const source = numberedSource((number) => token(`token-${number}`, 2000));
			const keeper = keep(source);
			await keeper.get();
			now.mockReturnValue(1999);
			expect(await valueOf(keeper)).toBe('token-1');
			now.mockReturnValue(2000);
			expect(await valueOf(keeper)).toBe('token-2');
		} finally {
			now.mockRestore();
		}
	});
});

describe('a stored token', () => {
	it('is used in place of a new one', async () => {
		const source = numberedSource();
		const store = memoryStore();
		storeToken(store, source.key, token('stored'));
		expect(await valueOf(keep(source, store))).toBe('stored');
		expect([source.fetches, store.writes]).toEqual([0, []]);
	});

	it.each<[string, (store: ReturnType<typeof memoryStore>, key: string) => void]>([
		['has ended', (store, key) => storeToken(store, key, token('stored', Date.now() - 1))],
		['is sealed otherwise', (store, key) => storeToken(store, key, token('stored'), 'other')],
		['is broken', (store, key) => store.entries.set(key, { expiresAt: Infinity, sealed: '?' })],
	])('that %s is replaced', async (_, prepare) => {
		const source = numberedSource();
		const store = memoryStore();
		prepare(store, source.key);
		expect(await valueOf(keep(source, store))).toBe('token-1');
		expect(storedValue(store, source.key)).toBe('token-1');
	});

	it('of another process stays while it is good', async () => {
		const source = numberedSource();
		await valueOf(keep(source));
		const store = memoryStore();
		storeToken(store, source.key, token('of another'));
		expect(await valueOf(keep(source, store))).toBe('token-1');
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
			const keeper = keep(source);
			await expect(keeper.get()).rejects.toThrow('No token');
			await expect(keeper.get()).rejects.toThrow('No token');
			await expect(keeper.refresh()).rejects.toThrow('No token');
			expect(source.fetches).toBe(1);
			expect(await valueOf(keep(source))).toBe('good');
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
		const keeper = keep(source);
		await expect(keeper.get()).rejects.toThrow('No token');
		expect(await valueOf(keeper)).toBe('good');
	});

	it('by the service is that of all who waited for it', async () => {
		const source = numberedSource(() => Promise.reject(failed({ status: 401 })));
		const results = await Promise.allSettled([keep(source).get(), keep(source).get()]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(source.fetches).toBe(1);
	});

	it('of the execution that asked leaves the others to ask once more, together', async () => {
		const source = numberedSource((number) => {
			if (number === 1) throw new Error('cancelled');
			return token(`token-${number}`);
		});
		const first = keep(source).get();
		const others = [keep(source), keep(source)].map(valueOf);
		await expect(first).rejects.toThrow('cancelled');
		expect(await Promise.all(others)).toEqual(['token-2', 'token-2']);
		expect(source.fetches).toBe(2);
	});
});

describe('a refused token', () => {
	it('is replaced, here and in the store', async () => {
		const source = numberedSource();
		const store = memoryStore();
		const keeper = keep(source, store);
		const { value } = await keeper.get();
		keeper.confirm(value);
		expect(keeper.drop(value)).toBe(true);
		expect(await valueOf(keeper)).toBe('token-2');
		expect(storedValue(store, source.key)).toBe('token-2');
	});

	it('that was replaced already costs no third one', async () => {
		const source = numberedSource();
		const keeper = keep(source);
		await keeper.get();
		keeper.drop('token-1');
		await keeper.get();
		expect(keeper.drop('token-1')).toBe(true);
		expect(await valueOf(keeper)).toBe('token-2');
		expect(source.fetches).toBe(2);
	});

	it('is not taken from the store again, by whomever', async () => {
		const source = numberedSource();
		const store = memoryStore();
		storeToken(store, source.key, token('revoked'));
		const keeper = keep(source, store);
		keeper.drop(await valueOf(keeper));
		expect(await valueOf(keep(source, store))).toBe('token-1');
	});

	it('is good after all when the service hands it out again', async () => {
		const source = numberedSource(() => token('the same'));
		const keeper = keep(source);
		await keeper.get();
		keeper.drop('the same');
		await keeper.get();
		expect(await valueOf(keeper)).toBe('the same');
		expect(source.fetches).toBe(2);
	});

	it('that never worked is worth one other, which has to work', async () => {
		const keeper = keep(numberedSource());
		await keeper.get();
		expect(keeper.drop('token-1')).toBe(true);
		await keeper.get();
		expect(keeper.drop('token-1')).toBe(true);
		expect(keeper.drop('token-2')).toBe(false);
		expect(await valueOf(keeper)).toBe('token-2');
	});

	it('that worked is worth others without end', async () => {
		const keeper = keep(numberedSource());
		for (let number = 1; number <= 5; number++) {
			const value = await valueOf(keeper);
			expect(value).toBe(`token-${number}`);
			keeper.confirm(value);
			expect(keeper.drop(value)).toBe(true);
		}
	});

	it('is remembered until a thousand others were refused', async () => {
		const source = numberedSource();
		const store = memoryStore();
		storeToken(store, source.key, token('one of many'));
		const keeper = keep(numberedSource());
		const refuse = (count: number) => {
			for (let number = 0; number < count; number++) {
				const value = `${source.key}-${Math.random()}`;
				keeper.confirm(value);
				keeper.drop(value);
			}
		};
		keeper.confirm('one of many');
		keeper.drop('one of many');
		refuse(999);
		expect(await valueOf(keep(source, store))).toBe('token-1');
		refuse(1);
		const later = numberedSource();
		storeToken(store, later.key, token('one of many'));
		expect(await valueOf(keep(later, store))).toBe('one of many');
	});
});

describe('a refresh', () => {
	it('fetches although there is a token, and replaces it everywhere', async () => {
		const source = numberedSource();
		const store = memoryStore();
		const keeper = keep(source, store);
		await keeper.get();
		expect((await keeper.refresh()).value).toBe('token-2');
		expect(await valueOf(keeper)).toBe('token-2');
		expect(storedValue(store, source.key)).toBe('token-2');
		expect(keeper.current()?.value).toBe('token-2');
	});

	it('that brings the same token leaves the store as it is', async () => {
		const source = numberedSource(() => token('the same', 9e15));
		const store = memoryStore();
		const keeper = keep(source, store);
		await keeper.get();
		await keeper.refresh();
		expect(store.writes).toEqual([source.key]);
	});
});

describe('a forgotten token', () => {
	it('is handed out no more, from wherever; others are', async () => {
		const store = memoryStore();
		const [gone, kept] = [numberedSource(() => token('gone')), numberedSource(() => token('kept'))];
		await keep(gone, store).get();
		await keep(kept, store).get();
		storeToken(store, 'elsewhere', token('gone'));
		storeToken(store, 'foreign', token('gone'), 'another secret');

		forgetToken('gone', secret, store);
		expect([...store.entries.keys()]).toEqual([kept.key, 'foreign']);
		await keep(gone).get();
		await keep(kept).get();
		expect([gone.fetches, kept.fetches]).toEqual([2, 1]);
	});

	it('is not taken from the store of another workflow', async () => {
		const source = numberedSource();
		const store = memoryStore();
		storeToken(store, source.key, token('forgotten'));
		forgetToken('forgotten', secret, memoryStore());
		expect(await valueOf(keep(source, store))).toBe('token-1');
	});
});
