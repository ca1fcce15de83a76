import type { ApiResponse, Api } from '../../shared/http/api';
import { listOf } from '../../shared/http/parse';
import type { Query } from '../../shared/http/path';
import { ApiError } from '../../shared/errors/apiError';
import { readConsistentList } from '../../shared/http/consistentList';
import { maxPageSize } from './splitIds';
import { pageCount } from './pageCount';
import { createPresenter, isMetricRow, isTotals, type MetricRow, type Row } from './row';

/** A list as far as it was wanted. */
export interface Rows {
	readonly rows: Row[];
	/** 8x8's totals over the list, when the query asks for them. */
	readonly totals?: Row;
}

/**
 * Reads a list in pages, as few as possible and all of one size: a limit of 50 asks for a page of 50.
 *
 * Rows are simplified page by page, so that no more than the pages under way are in memory as they came:
 * 1,000 queues are 4.7 MB of JSON.
 *
 * @param limit rows wanted at most; totals do not count
 */
export async function readRows(
	api: Api,
	path: string,
	query: Query,
	{ limit, simplify }: { limit: number; simplify: boolean },
): Promise<Rows> {
	let totals: Row | undefined;
	const present = createPresenter(simplify);
	const pageSize =
		limit === Infinity ? maxPageSize : Math.ceil(limit / Math.ceil(limit / maxPageSize));

	const rows = await readConsistentList<Row>({
		limit,
		pageSize,
		concurrency: api.concurrency,
		// An agent may be listed once for each group.
		keyOf: ({ id, groupId }) => JSON.stringify([id, groupId]),
		async fetchPage(page) {
			// The size is always sent: 8x8's documents give different defaults.
			const { headers, body } = await api
				.get(path, { query: { ...query, page, size: pageSize }, parse: listOf(isMetricRow) })
				.catch(emptyBeyondEnd);
			const totalPages = pageCount(headers, `GET ${path}`);
			// Whether each page has them or only the last is not documented, nor whether they count as a row.
			const sent = body.find(isTotals);
			if (sent) totals = createPresenter(simplify)(sent);
			return {
				items: body.filter((row) => !isTotals(row)).map(present),
				isLast: page + 1 >= totalPages,
				totalPages,
				totalItems: Number(headers['x-total-elements']),
			};
		},
	});
	return { rows, totals };
}

/**
 * 8x8 answers 400 to a page beyond the end. That is an empty list, not an error: an account without
 * queues may have no page at all, and queues may vanish while their pages are read.
 */
function emptyBeyondEnd(error: unknown): Pick<ApiResponse<MetricRow[]>, 'headers' | 'body'> {
	const isBeyondEnd =
		error instanceof ApiError &&
		error.failure.status === 400 &&
		error.failure.serverMessage.includes("'page' must be");
	if (!isBeyondEnd) throw error;
	return { headers: {}, body: [] };
}
