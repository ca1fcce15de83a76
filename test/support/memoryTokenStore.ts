import type { StoredToken, TokenStore } from '../../nodes/shared/auth/tokenStore';

/** An in-memory token store that records its writes. */
export interface MemoryTokenStore extends TokenStore {
	readonly entries: Map<string, StoredToken>;
	readonly writes: string[];
}

export function memoryTokenStore(): MemoryTokenStore {
	const entries = new Map<string, StoredToken>();
	const writes: string[] = [];
	return {
		entries,
		writes,
		read: (key) => entries.get(key),
		write(key, token) {
			writes.push(key);
			entries.set(key, token);
		},
		remove: (key) => void entries.delete(key),
		keys: () => [...entries.keys()],
	};
}
