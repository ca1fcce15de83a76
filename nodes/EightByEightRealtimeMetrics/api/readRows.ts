import type { ApiResponse, Api } from '../../shared/http/api';
import { listOf } from '../../shared/http/parse';
import type { Query } from '../../shared/http/path';
import { hasStatus } from '../../shared/errors/apiError';
import { readConsistentList } from '../../shared/http/consistentList';
import { maxPageSize } from './splitIds';
import { pageCount } from './pageCount';
import { createPresenter, isMetricRow, isTotals, type MetricRow, type Row } from './row';

/** The rows of a list, up to a limit. */
export interface Rows {
	readonly rows: Row[];
	/** 8x8's totals over the list, if the query requests them. */
	readonly totals?: Row;
}

/**
 * Reads a list in as few pages as possible, all of the same size: a limit of 50 requests a page of 50.
 *
 * Rows are simplified page by page, so that only the pages in flight are in memory in their raw form: 1,000
 * queues take 4.7 MB of JSON.
 *
 * @param options.limit maximum number of rows; totals do not count
 * @throws {ApiError}
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
			// Always send the size, because 8x8's documents give different defaults.
			const { headers, body } = await api
				.get(path, { query: { ...query, page, size: pageSize }, parse: listOf(isMetricRow) })
				.catch(emptyBeyondEnd);
			const totalPages = pageCount(headers, `GET ${path}`);
			// Undocumented: whether every page has totals or only the last, and whether they count as a row.
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
 * 8x8 returns 400 for a page beyond the end. That is treated as an empty list: an account without queues may
 * have no pages, and queues may be removed while their pages are read.
 */
function emptyBeyondEnd(error: unknown): Pick<ApiResponse<MetricRow[]>, 'headers' | 'body'> {
	const isBeyondEnd =
		hasStatus(error, 400) && error.failure.serverMessage.includes("'page' must be");
	if (!isBeyondEnd) throw error;
	return { headers: {}, body: [] };
}
