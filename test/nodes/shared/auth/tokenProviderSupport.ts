import { seal, unseal } from '../../../../nodes/shared/auth/seal';
import type { TokenSource } from '../../../../nodes/shared/auth/tokenProvider';
import type { Token } from '../../../../nodes/shared/auth/authentication';
import { ApiError, type Failure } from '../../../../nodes/shared/errors/apiError';
import type { MemoryTokenStore } from '../../../support/memoryTokenStore';

const hour = 3_600_000;
export const secret = 'the secret';

let sources = 0;

export const token = (value: string, expiresAt = Date.now() + hour): Token => ({
	value,
	expiresAt,
});

/** A source with a unique key and numbered tokens; `answers` provides each response. */
export function numberedSource(
	responses: (number: number) => Token | Promise<Token> = (number) => token(`token-${number}`),
) {
	const source: TokenSource & { fetches: number } = {
		key: `key-${++sources}`,
		secret,
		fetches: 0,
		fetch: async () => await responses(++source.fetches),
	};
	return source;
}

export function failed(given: Partial<Failure>): ApiError {
	const failure = { request: 'POST /token', isWrite: false, serverMessage: '', ...given };
	return new ApiError(failure, { message: 'No token', description: 'None.' });
}

/** Stores a token as another process would have. */
export function storeToken(
	store: MemoryTokenStore,
	key: string,
	stored: Token,
	sealedWith = secret,
) {
	const sealed = seal(JSON.stringify(stored), sealedWith, key);
	store.entries.set(key, { expiresAt: stored.expiresAt, sealed });
}

/** The value of the token in a store; undefined if there is no readable one. */
export function storedValue(store: MemoryTokenStore, key: string): string | undefined {
	const text = unseal(store.entries.get(key)?.sealed ?? '', secret, key);
	return text === undefined ? undefined : (JSON.parse(text) as Token).value;
}
