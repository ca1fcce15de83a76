import type { IDataObject } from 'n8n-workflow';
import { resultLimit } from '../../shared/fields/fields';
import type { Api } from '../../shared/http/api';
import type { Query } from '../../shared/http/path';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { splitIds } from './splitIds';
import { readRows } from './readRows';
import type { Row } from './row';

/** What every list operation is asked with. */
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

/** The rows chosen by ID; no IDs choose all. */
export interface Filter {
	/** Name of the query parameter. */
	readonly parameter: 'agent-ids' | 'group-ids' | 'queue-ids';
	readonly ids: readonly string[];
	/** Where a row has the ID: its own by default. */
	readonly field?: 'groupId';
}

/** Yields the rows of a list, then its totals where they were asked for. */
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

/** One query, or several when the IDs are too many for one URL. */
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

/** In its summary mode 8x8 gives no metrics and ignores IDs, so the rows are chosen here. */
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
