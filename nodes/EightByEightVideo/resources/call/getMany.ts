import { paging, resultLimit } from '../../../shared/fields';
import { InvalidInputError } from '../../../shared/errors/invalidInputError';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { findCalls } from '../../api/callLogs';
import { from, query, simplify, to } from '../../fields/fields';
import { simplifyCallLog } from '../../api/simplifyCall';

export const getManyCalls = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many calls',
	description: 'Get call logs, optionally filtered by date, call reference or phone number',
	kind: 'read',
	fields: { ...paging, from, to, query, simplify },
	async *run({ api, params }) {
		// Days in the form yyyy-mm-dd can be compared as text.
		if (params.from && params.to && params.from > params.to) {
			throw new InvalidInputError("'From' is later than 'To'", 'Swap the two dates.');
		}
		for await (const call of findCalls(api, params, resultLimit(params))) {
			yield params.simplify ? simplifyCallLog(call) : call;
		}
	},
});
