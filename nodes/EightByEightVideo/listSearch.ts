import { createListSearch } from '../shared/operation/listSearch';
import { findCalls } from './api/callLogs';
import { video } from './api/service';
import { simplifyCallLog } from './api/simplifyCall';

/** Calls offered in the list: 8x8 lists the newest first. */
const offered = 100;

export const searchCalls = createListSearch(video, async (api) => {
	const entries = [];
	for await (const call of findCalls(api, {}, offered)) {
		const { call_id, created_at, phone_number, call_reference } = simplifyCallLog(call);
		const facts = [created_at, call_reference, phone_number].filter(Boolean);
		entries.push({ name: facts.join(' · '), value: call_id });
	}
	return entries;
});
