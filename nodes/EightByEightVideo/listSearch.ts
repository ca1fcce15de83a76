import { createListSearch } from '../shared/operation/listSearch';
import { findCalls } from './api/callLogs';
import { video } from './api/service';
import { simplifyCallLog } from './api/simplifyCall';

/** Maximum number of calls in the list. 8x8 lists the newest first. */
const maxCalls = 100;

/** Lists the latest calls for the field Call. */
export const searchCalls = createListSearch(video, async (api) => {
	const entries = [];
	for await (const call of findCalls(api, {}, maxCalls)) {
		const { call_id, created_at, phone_number, call_reference } = simplifyCallLog(call);
		const facts = [created_at, call_reference, phone_number].filter(Boolean);
		entries.push({ name: facts.join(' · '), value: call_id });
	}
	return entries;
});
