import { paging } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { listWithTotalsOptions, metrics, queueIds, simplify } from '../../fields/fields';
import { listRows } from '../../api/listRows';

export const getManyQueues = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many queues',
	description: 'Get the realtime metrics of many queues',
	kind: 'read',
	fields: { ...paging, queueIds, metrics: metrics('queue'), simplify },
	options: listWithTotalsOptions,
	combine: 'equal',
	run: ({ api, params }) =>
		listRows(api, '/queues', params, [{ parameter: 'queue-ids', ids: params.queueIds }]),
});
