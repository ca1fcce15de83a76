import type { INodeListSearchItems } from 'n8n-workflow';
import { collection } from '../shared/fields';
import type { Api } from '../shared/http/client';
import { createPicker } from '../shared/picker';
import { readOptions } from './fields';
import { listRows } from './metricRows';
import { realtimeMetrics } from './service';

/** The tenant decides what there is to choose from. */
const fields = {
	options: collection({ displayName: 'Options' }, { tenantId: readOptions.tenantId }),
};

/** Names only: 8x8's summary mode leaves the metrics out. */
function listNames(path: string) {
	return async (api: Api): Promise<INodeListSearchItems[]> => {
		const names: INodeListSearchItems[] = [];
		const rows = listRows(api, path, { limit: Infinity, simplify: true, query: { summary: true } });
		for await (const { id, name } of rows) {
			names.push({ name: name as string, value: id as string });
		}
		return names.sort((a, b) => a.name.localeCompare(b.name));
	};
}

export const searchQueues = createPicker(realtimeMetrics, listNames('/queues'), fields);
export const searchGroups = createPicker(realtimeMetrics, listNames('/groups'), fields);
