import { endlessList } from '../errors/apiError';

/** Consecutive pages without a new item, after which a list is considered endless. */
const maxStalePages = 20;

/**
 * Detects lists whose pages bring nothing new. A server that returns the same page or empty pages over and over,
 * without ever marking the last one, would keep a workflow busy forever.
 *
 * @returns a function to call with the keys of each page; throws ApiError if the list appears endless
 */
export function createStallDetector(): (keys: readonly unknown[]) => void {
	const known = new Set<unknown>();
	let stalePages = 0;
	return (keys) => {
		const before = known.size;
		for (const key of keys) known.add(key);
		stalePages = known.size > before ? 0 : stalePages + 1;
		if (stalePages >= maxStalePages) {
			throw endlessList(`${maxStalePages} pages brought nothing new.`);
		}
	};
}
