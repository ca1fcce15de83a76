import type { IDataObject } from 'n8n-workflow';
import type { Answer, Api } from '../shared/http/client';
import { listOf, oneOf, type Shape } from '../shared/http/parse';
import type { Query } from '../shared/http/path';
import { fetchPages, type Page } from '../shared/http/pages';
import { RequestFailed } from '../shared/http/requestFailed';

/** A queue, group or agent with its metrics, as 8x8 sends it. */
export interface MetricRow extends IDataObject {
	/** Null marks the totals, which 8x8 sends among the rows. */
	id: string | null;
	name: string;
	metrics?: Array<{ key: string; value: IDataObject[string] }>;
}

const isMetricRow: Shape<MetricRow> = ({ id, metrics }) =>
	id !== undefined && (metrics === undefined || Array.isArray(metrics));

export interface RowOptions {
	simplify: boolean;
}

/** Largest page that 8x8 gives; it answers 400 to a larger one. */
const maxPageSize = 1000;

export interface ListOptions extends RowOptions {
	/** Rows wanted at most; totals do not count. */
	limit: number;
	query: Query;
}

/** Yields the rows of a list, then its totals where they were asked for. */
export async function* listRows(
	api: Api,
	path: string,
	{ limit, query, simplify }: ListOptions,
): AsyncGenerator<IDataObject> {
	let totals: MetricRow | undefined;
	// As few pages as possible, all of one size: a limit of 50 asks for a page of 50.
	const pageSize =
		limit === Infinity ? maxPageSize : Math.ceil(limit / Math.ceil(limit / maxPageSize));

	const fetchPage = async (page: number): Promise<Page<MetricRow>> => {
		// The size is always sent: 8x8's documents give different defaults.
		const { rows, totalPages } = await readPage(api, path, { ...query, page, size: pageSize });
		totals ??= rows.find(isTotals);
		return {
			items: rows.filter((row) => !isTotals(row)),
			isLast: page + 1 >= totalPages,
			totalPages,
		};
	};

	const { concurrency } = api;
	for await (const row of fetchPages({ fetchPage, concurrency, limit, pageSize })) {
		yield present(row, simplify);
	}
	if (totals) yield { isTotals: true, ...present(totals, simplify) };
}

async function readPage(
	api: Api,
	path: string,
	query: Query,
): Promise<{ rows: MetricRow[]; totalPages: number }> {
	const { headers, body } = await api
		.get(path, { query, parse: listOf(isMetricRow) })
		.catch(emptyBeyondEnd);
	return { rows: body, totalPages: Number(headers['x-total-pages'] ?? 1) };
}

/**
 * 8x8 answers 400 to a page beyond the end. That is an empty list, not an error: an account without
 * queues may have no page at all, and queues may vanish while their pages are read.
 */
function emptyBeyondEnd(error: unknown): Pick<Answer<MetricRow[]>, 'headers' | 'body'> {
	const isBeyondEnd =
		error instanceof RequestFailed &&
		error.failure.status === 400 &&
		error.failure.serverMessage.includes("'page' must be");
	if (!isBeyondEnd) throw error;
	return { headers: {}, body: [] };
}

/** One row by its path. */
export async function getRow(
	api: Api,
	path: string,
	query: Query,
	{ simplify }: RowOptions,
): Promise<IDataObject> {
	const { body } = await api.get(path, { query, parse: oneOf(isMetricRow) });
	return present(body, simplify);
}

function isTotals({ id, name }: MetricRow): boolean {
	return id === null && name === 'totals';
}

/** Simplified: `{id, name, "entered.today": 7}`, each value as 8x8 sent it. Null means "no data". */
function present(row: MetricRow, simplify: boolean): IDataObject {
	if (!simplify) return row;
	const { metrics = [], ...rest } = row;
	return { ...rest, ...Object.fromEntries(metrics.map(({ key, value }) => [key, value])) };
}
