import { defineOperation } from '../../shared/operation';
import { path } from '../../shared/http/path';
import { metrics, groupId, readOptions, simplify } from '../fields';
import { getRow } from '../metricRows';

export const getGroup = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get group',
	description: 'Get the realtime metrics of one agent group',
	kind: 'read',
	fields: { groupId, metrics, simplify },
	options: readOptions,
	async run({ api, params: { groupId: id, metrics: keys, options, ...how } }) {
		return await getRow(
			api,
			path`/groups/${id}`,
			{ metrics: keys, timezone: options.timezone },
			how,
		);
	},
});
