/** One page of a list, by the API's own pagination rules. */
export interface Page<T> {
	/** The items of the page that count; the page may have held more. */
	readonly items: readonly T[];
	/** True when no further page exists. */
	readonly isLast: boolean;
	/** Total number of pages, if the API reports it: stops fetching ahead at the end. */
	readonly totalPages?: number;
	/** Total number of items, if the API reports it. */
	readonly totalItems?: number;
}

export interface PageOptions<T> {
	/** Fetches a page by its zero-based index. */
	readonly fetchPage: (index: number) => Promise<Page<T>>;
	/** Maximum number of pages in flight, once the first one has shown that there are more. */
	readonly concurrency: number;
	/** Maximum number of items; Infinity for all. */
	readonly limit: number;
	/** Items on a full page, so that no page beyond the limit is requested. */
	readonly pageSize: number;
}

/**
 * Yields the items of a paginated list in order, fetching ahead.
 *
 * The first page is fetched alone, because most lists end there. If the API reports the number of pages, up to
 * `concurrency` pages are in flight from then on. Otherwise it is three times the number received so far, so
 * that a short list costs few pages beyond its end; those are discarded, whatever their outcome.
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
			// A page beyond the end may fail unobserved: without a handler, Node would end the process.
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
		// The newest page counts: the list may have grown or shrunk since the previous one.
		maxPages = page.totalPages ?? Infinity;
		// A page may hold fewer items than its size: the number still missing decides how many pages to request.
		const ahead = page.totalPages === undefined ? 3 * received : Infinity;
		if (!page.isLast) fetchAhead(Math.min(concurrency, ahead, Math.ceil(left / pageSize)));
		yield* items;
		if (page.isLast || left === 0) return;
	}
}
