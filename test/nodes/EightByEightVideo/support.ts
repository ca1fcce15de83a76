import { callDetail, searchCalls, type CallLog } from '../../sandbox/video/calls';
import type { SandboxRequest } from '../../sandbox/http';

/** Seed of the sandboxes that tests start. */
const seed = 1;

/** A call as the sandbox returns it. */
export function callInSandbox(callId: string) {
	const call = callDetail(callId, seed);
	if (!call) throw new Error(`The sandbox has no call ${callId}`);
	return call;
}

/** All calls of the sandbox that a search finds, in its order. */
export function callsInSandbox(query: Record<string, string> = {}): CallLog[] {
	const calls: CallLog[] = [];
	for (let cursor: string | null = null; ;) {
		const search = new URLSearchParams({ ...query, ...(cursor && { cursor }) });
		const page = searchCalls({ query: search } as SandboxRequest, seed);
		calls.push(...page.list);
		cursor = page.nextCursor;
		if (cursor === null) return calls;
	}
}

/** Path of the snapshot in the conversation of a call of the sandbox. */
export function snapshotOf(callId: string): string {
	const snapshot = callInSandbox(callId).Conversation.find(({ data }) => data.endsWith('.png'));
	if (!snapshot) throw new Error(`The call ${callId} has no snapshot`);
	return snapshot.data;
}
