import { endlessList } from '../errors/apiError';

/** Pages in a row without anything new, after which a list counts as one without an end. */
const maxStalePages = 20;

/**
 * Watches whether the pages of a list bring anything new. A server that gives the same page over and over,
 * or empty ones, and never says that it was the last, would keep a workflow busy for ever.
 *
 * @returns a function to be told the keys of each page; throws ApiError when there is no end in sight
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
