/** One page of a list, as an API's paging rules tell it. */
export interface Page<T> {
	/** What is wanted of the page: may be less than the page held. */
	readonly items: readonly T[];
	/** True when no further page exists. */
	readonly isLast: boolean;
	/** Pages in all, where the API tells: keeps the fetching ahead from going beyond the end. */
	readonly totalPages?: number;
	/** Items in all, where the API tells. */
	readonly totalItems?: number;
}

export interface PageOptions<T> {
	/** Fetches a page by its zero-based index. */
	readonly fetchPage: (index: number) => Promise<Page<T>>;
	/** How many pages to have under way at once, once the first has shown that there are more. */
	readonly concurrency: number;
	/** Items wanted at most; Infinity for all. */
	readonly limit: number;
	/** Items on a full page, so that no page beyond the limit is asked for. */
	readonly pageSize: number;
}

/**
 * Yields the items of a paged list in order, fetching ahead.
 *
 * The first page is fetched alone: most lists end there. Where the API tells how many pages there are, up
 * to `concurrency` of them are then under way at once. Where it does not, three times as many as have come,
 * so that a short list costs few pages beyond its end; those are thrown away, whatever they answered.
 *
 * @throws whatever `fetchPage` throws, for a page that is needed
 */
export async function* fetchPages<T>({
	fetchPage,
	concurrency,
	limit,
	pageSize,
}: PageOptions<T>): AsyncGenerator<T> {
	let maxPages = Infinity;
	const underWay: Array<Promise<Page<T>>> = [];
	let nextIndex = 0;
	let received = 0;
	let left = limit;

	const fetchAhead = (count: number) => {
		while (underWay.length < count && nextIndex < maxPages) {
			const page = fetchPage(nextIndex++);
			// A page beyond the end may fail unseen: without a handler Node would end the process.
			page.catch(() => undefined);
			underWay.push(page);
		}
	};

	fetchAhead(1);
	for (let next = underWay.shift(); next; next = underWay.shift()) {
		const page = await next;
		received++;
		const items = page.items.slice(0, left);
		left -= items.length;
		// The newest page knows best: the list may have grown or shrunk since the one before.
		maxPages = page.totalPages ?? Infinity;
		// A page may hold fewer items than it has room for: what is still wanted decides how many to ask for.
		const ahead = page.totalPages === undefined ? 3 * received : Infinity;
		if (!page.isLast) fetchAhead(Math.min(concurrency, ahead, Math.ceil(left / pageSize)));
		yield* items;
		if (page.isLast || left === 0) return;
	}
}
