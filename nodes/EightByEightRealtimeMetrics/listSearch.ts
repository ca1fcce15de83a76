import type { INodeListSearchItems } from 'n8n-workflow';
import { collection } from '../shared/fields';
import type { Api } from '../shared/http/api';
import { encodePath } from '../shared/http/path';
import { createListSearch } from '../shared/operation/listSearch';
import { groupId, queueId, readOptions } from './fields/fields';
import { listNames } from './api/listRows';
import { realtimeMetrics } from './api/service';

/** The lists depend on the tenant. */
const options = collection({ displayName: 'Options' }, { tenantId: readOptions.tenantId });

async function choose(api: Api, list: string): Promise<INodeListSearchItems[]> {
	const rows = await listNames(api, list, [], { limit: Infinity, simplify: true });
	return rows
		.map(({ id, name }) => ({ name: name ?? String(id), value: String(id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** Lists the queues for the field Queue. */
export const searchQueues = createListSearch(
	realtimeMetrics,
	async (api) => await choose(api, '/queues'),
	{ options },
);

/** Lists the groups for the field Group. */
export const searchGroups = createListSearch(
	realtimeMetrics,
	async (api) => await choose(api, '/groups'),
	{ options },
);

/** Lists the agents of the selected queue for the field Agent. */
export const searchAgentsInQueue = createListSearch(
	realtimeMetrics,
	async (api, params) => await choose(api, encodePath`/queues/${params.queueId}/agents`),
	{ options, queueId },
);

/** Lists the agents of the selected group for the field Agent. */
export const searchAgentsInGroup = createListSearch(
	realtimeMetrics,
	async (api, params) => await choose(api, encodePath`/groups/${params.groupId}/agents`),
	{ options, groupId },
);
