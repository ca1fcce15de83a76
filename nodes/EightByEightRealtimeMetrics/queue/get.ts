import { defineOperation } from '../../shared/operation';
import { path } from '../../shared/http/path';
import { metrics, queueId, readOptions, simplify } from '../fields';
import { getRow } from '../metricRows';

export const getQueue = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get queue',
	description: 'Get the realtime metrics of one queue',
	kind: 'read',
	fields: { queueId, metrics, simplify },
	options: readOptions,
	async run({ api, params: { queueId: id, metrics: keys, options, ...how } }) {
		return await getRow(
			api,
			path`/queues/${id}`,
			{ metrics: keys, timezone: options.timezone },
			how,
		);
	},
});
