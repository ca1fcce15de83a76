import type { IDataObject } from 'n8n-workflow';
import { resultLimit } from '../../shared/fields';
import type { Api } from '../../shared/http/api';
import type { Query } from '../../shared/http/path';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { splitIds } from './splitIds';
import { readRows } from './readRows';
import type { Row } from './row';

/** The parameters of every list operation. */
export interface ListParams {
	readonly returnAll: boolean;
	readonly limit: number;
	readonly metrics: readonly string[];
	readonly simplify: boolean;
	readonly options: {
		readonly timezone?: string;
		readonly namesOnly?: boolean;
		readonly includeTotals?: boolean;
	};
}

/** Restricts a list to rows with certain IDs. No IDs mean all rows. */
export interface Filter {
	/** Name of the query parameter. */
	readonly parameter: 'agent-ids' | 'group-ids' | 'queue-ids';
	readonly ids: readonly string[];
	/** The field of a row that contains the ID. Default: its own ID. */
	readonly field?: 'groupId';
}

/**
 * Yields the rows of a list, then its totals if they are requested.
 *
 * @throws {InvalidInputError} if the IDs need several requests, for which 8x8 calculates no common totals
 * @throws {ApiError}
 */
export async function* listRows(
	api: Api,
	path: string,
	params: ListParams,
	filters: readonly Filter[] = [],
): AsyncGenerator<IDataObject> {
	const { options, simplify } = params;
	const given = filters.filter(({ ids }) => ids.length > 0);
	if (options.namesOnly) {
		yield* await listNames(api, path, given, { limit: resultLimit(params), simplify });
		return;
	}
	const queries = toQueries(params, given);
	let left = resultLimit(params);
	for (const query of queries) {
		const { rows, totals } = await readRows(api, path, query, { limit: left, simplify });
		yield* rows;
		if (totals) yield { isTotals: true, ...totals };
		left -= rows.length;
		if (left <= 0) return;
	}
}

/** One query, or several if there are too many IDs for one URL. */
function toQueries({ metrics, options }: ListParams, filters: readonly Filter[]): Query[] {
	const { timezone, includeTotals } = options;
	const [longest, ...others] = [...filters].sort((a, b) => b.ids.length - a.ids.length);
	const rest = {
		...Object.fromEntries(others.map(({ parameter, ids }) => [parameter, ids])),
		metrics,
		timezone,
		includeTotals,
	};
	if (!longest) return [rest];
	const parts = splitIds(longest.parameter, longest.ids, rest);
	if (parts.length > 1 && includeTotals) {
		throw new InvalidInputError(
			`'Include Totals' cannot be used with ${longest.ids.length} IDs`,
			`8x8 calculates totals per request, and these IDs need ${parts.length} requests. Use fewer IDs or fewer metrics, or leave the IDs empty.`,
		);
	}
	return parts.map((ids) => ({ [longest.parameter]: ids, ...rest }));
}

/**
 * Reads IDs and names without metrics. In its summary mode 8x8 ignores IDs, so the rows are filtered here.
 *
 * @param options.limit maximum number of rows
 * @throws {ApiError}
 */
export async function listNames(
	api: Api,
	path: string,
	filters: readonly Filter[],
	{ limit, simplify }: { limit: number; simplify: boolean },
): Promise<Row[]> {
	const needed = filters.length > 0 ? Infinity : limit;
	const { rows } = await readRows(api, path, { summary: true }, { limit: needed, simplify });
	const isChosen = (row: Row) =>
		filters.every(({ ids, field }) => ids.includes((field ? row.groupId : row.id) ?? ''));
	return rows.filter(isChosen).slice(0, limit);
}
