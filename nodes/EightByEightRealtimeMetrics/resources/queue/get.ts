import { defineOperation } from '../../../shared/operation/defineOperation';
import { encodePath } from '../../../shared/http/path';
import { metrics } from '../../fields/metrics';
import { queueId } from '../../fields/resourceLocators';
import { readOptions } from '../../fields/options';
import { simplify } from '../../../shared/fields';
import { getRow, batchRows } from '../../api/singleRow';

export const getQueue = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get queue',
	description: 'Get the realtime metrics of one queue',
	kind: 'read',
	fields: { queueId, metrics: metrics('queue'), simplify },
	options: readOptions,
	combine: batchRows('queueId', 'queue-ids', () => '/queues'),
	run: async ({ api, params }) => await getRow(api, encodePath`/queues/${params.queueId}`, params),
});
