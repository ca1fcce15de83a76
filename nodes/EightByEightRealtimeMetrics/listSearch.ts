import type { INodeListSearchItems } from 'n8n-workflow';
import { collection } from '../shared/fields';
import type { Api } from '../shared/http/api';
import { encodePath } from '../shared/http/path';
import { createListSearch } from '../shared/operation/listSearch';
import { groupId, queueId, readOptions } from './fields/fields';
import { listNames } from './api/listRows';
import { realtimeMetrics } from './api/service';

/** The tenant decides what there is to choose from. */
const options = collection({ displayName: 'Options' }, { tenantId: readOptions.tenantId });

async function choose(api: Api, list: string): Promise<INodeListSearchItems[]> {
	const rows = await listNames(api, list, [], { limit: Infinity, simplify: true });
	return rows
		.map(({ id, name }) => ({ name: name ?? String(id), value: String(id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

export const searchQueues = createListSearch(
	realtimeMetrics,
	async (api) => await choose(api, '/queues'),
	{ options },
);

export const searchGroups = createListSearch(
	realtimeMetrics,
	async (api) => await choose(api, '/groups'),
	{ options },
);

export const searchAgentsInQueue = createListSearch(
	realtimeMetrics,
	async (api, params) => await choose(api, encodePath`/queues/${params.queueId}/agents`),
	{ options, queueId },
);

export const searchAgentsInGroup = createListSearch(
	realtimeMetrics,
	async (api, params) => await choose(api, encodePath`/groups/${params.groupId}/agents`),
	{ options, groupId },
);
