import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { noStore } from '../auth/tokenStore';
import { readFields, type Fields, type Params } from '../fields';
import type { Api } from '../http/api';
import { toNodeError } from '../errors/toNodeError';
import { defaultConcurrency } from './defineOperation';
import { connect, withApi, type Service } from './service';

/**
 * Creates the list search method of a resource locator: it fetches the entries with the same client and token
 * cache as executions, and filters them by name or ID, case-insensitively.
 *
 * @param list fetches all entries
 * @param fields the node's fields that the list depends on, such as its region
 */
export function createListSearch<F extends Fields = Record<string, never>>(
	service: Service,
	list: (api: Api, params: Params<F>) => Promise<INodeListSearchItems[]>,
	fields: F = {} as F,
) {
	return async function search(
		this: ILoadOptionsFunctions,
		filter = '',
	): Promise<INodeListSearchResult> {
		try {
			const credentials = await this.getCredentials(service.credential);
			const open = connect(service, this, credentials, noStore, defaultConcurrency.read);
			const params = readFields(fields, (name) => this.getCurrentNodeParameter(name));
			const entries = await withApi(open(params), (api) => list(api, params));
			return { results: entries.filter((entry) => matches(entry, filter)) };
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	};
}

function matches({ name, value }: INodeListSearchItems, filter: string): boolean {
	const wanted = filter.toLowerCase();
	return [name, String(value)].some((text) => text.toLowerCase().includes(wanted));
}
