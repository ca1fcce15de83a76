/** Tells which of two comes first: negative, zero or positive, as for sorting. */
export type Comparison<T> = (a: T, b: T) => number;

/**
 * Yields what several streams yield, all of them started at once: merged by an order that each of them
 * keeps by itself, or, without one, stream after stream.
 *
 * @param limit items wanted at most
 * @throws whatever a stream throws that is needed
 */
export function mergeSorted<T>(
	streams: ReadonlyArray<AsyncIterator<T>>,
	limit: number,
	compare: Comparison<T> | undefined,
): AsyncGenerator<T> {
	const started = streams.map((stream) => {
		const head = stream.next();
		// One that is never needed may fail unseen: without a handler Node would end the process.
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
		// Of equals the earlier stream's goes first.
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
