import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../../shared/http/api';
import { singleObject } from '../../shared/http/parse';
import type { Query } from '../../shared/http/path';
import { ApiError } from '../../shared/errors/apiError';
import type { BatchRead } from '../../shared/operation/defineOperation';
import { splitIds } from './splitIds';
import { readRows } from './readRows';
import { createPresenter, isMetricRow } from './row';
import { mayBeUnknownId } from './service';

/** The parameters of every operation that gets one row, except its IDs. */
export interface RowParams {
	readonly metrics: readonly string[];
	readonly simplify: boolean;
	readonly options: { readonly timezone?: string };
}

function toQuery({ metrics, options }: RowParams): Query {
	return { metrics, timezone: options.timezone };
}

/** Gets one row by its path. @throws {ApiError} */
export async function getRow(api: Api, path: string, params: RowParams): Promise<IDataObject> {
	const { body } = await api.get(path, {
		query: toQuery(params),
		parse: singleObject(isMetricRow),
	});
	return createPresenter(params.simplify)(body);
}

/**
 * Batches reads of single rows into reads of the list that contains them.
 *
 * @param by the field that contains the row's ID
 * @param parameter the list's query parameter for such IDs
 * @param path the path of the list
 */
export function batchRows<By extends string, P extends RowParams>(
	by: By,
	parameter: 'agent-ids' | 'group-ids' | 'queue-ids',
	path: (params: P) => string,
): BatchRead<P> & { readonly by: By } {
	return {
		by,
		split: (ids, params) => splitIds(parameter, ids, toQuery(params)),
		async run({ api, params }, ids) {
			const query = { [parameter]: ids, ...toQuery(params) };
			const { simplify } = params;
			const limit = ids.length;
			const { rows } = await readRows(api, path(params), query, { limit, simplify });
			return new Map(rows.map((row) => [String(row.id), row]));
		},
		mayBeOneId: (error) => error instanceof ApiError && mayBeUnknownId(error.failure),
	};
}
