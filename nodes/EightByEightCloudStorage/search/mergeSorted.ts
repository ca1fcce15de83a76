/** Orders two values as for sorting: negative, zero or positive. */
export type Comparison<T> = (a: T, b: T) => number;

/**
 * Starts several streams at once and yields their items, merged by an order that each stream is already in.
 * Without an order, yields one stream after another.
 *
 * @param limit maximum number of items
 * @throws the error of any stream whose items are needed
 */
export function mergeSorted<T>(
	streams: ReadonlyArray<AsyncIterator<T>>,
	limit: number,
	compare: Comparison<T> | undefined,
): AsyncGenerator<T> {
	const started = streams.map((stream) => {
		const head = stream.next();
		// A stream that is not needed may fail. Without a handler, Node would end the process.
		head.catch(() => undefined);
		return { stream, head };
	});
	return take(compare ? merged(started, compare) : inTurn(started), limit);
}

interface Started<T> {
	readonly stream: AsyncIterator<T>;
	readonly head: Promise<IteratorResult<T>>;
}

async function* inTurn<T>(started: ReadonlyArray<Started<T>>): AsyncGenerator<T> {
	for (const { stream, head } of started) {
		for (let next = await head; !next.done; next = await stream.next()) yield next.value;
	}
}

async function* merged<T>(
	started: ReadonlyArray<Started<T>>,
	compare: Comparison<T>,
): AsyncGenerator<T> {
	const first = await Promise.all(started.map(async ({ head }) => await head));
	let open = first.flatMap((head, index) => {
		const stream = started[index]?.stream;
		return head.done || !stream ? [] : [{ stream, value: head.value }];
	});
	while (open.length > 0) {
		// Among equals, the item of the earlier stream comes first.
		const lowest = open.reduce((best, one) => (compare(one.value, best.value) < 0 ? one : best));
		yield lowest.value;
		const next = await lowest.stream.next();
		if (next.done) open = open.filter((one) => one !== lowest);
		else lowest.value = next.value;
	}
}

async function* take<T>(items: AsyncIterable<T>, limit: number): AsyncGenerator<T> {
	let left = limit;
	for await (const item of items) {
		yield item;
		if (--left <= 0) return;
	}
}
