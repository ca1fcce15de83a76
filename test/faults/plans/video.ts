import { byId } from '../../support/operations/byId';
import { numbered, type NodePlans } from './plan';
import { callDetail } from '../../sandbox/video/calls';

/** The newest of the sandbox's calls; the others count down from it. */
const newest = 5774;

const callItems = (_: unknown, count: number) =>
	numbered(count, (index) => ({ callId: String(newest - (index % 60)) }));

/** The sandbox's default seed. */
const seed = 1;

const snapshotOf = (callId: string) => callDetail(callId, seed)?.Conversation[1].data ?? '';

/** 8x8 sends neither size nor checksum of a snapshot, so that only a broken connection is detectable. */
const undetectable = { 'truncated body': '8x8 does not send the size of a snapshot' };

export const video: NodePlans = {
	node: 'eightByEightVideo',
	tokenPath: /^\/api\/v1\/tokens$/,
	warmUp: { resource: 'call', operation: 'getMany' },
	tokenRefusals: [401, 403],
	credentials: ({ accounts }, baseUrl) => ({
		eightByEightVideoApi: { apiKey: accounts.video.apiKey, baseUrl },
	}),
	plans: [
		{
			resource: 'room',
			operation: 'create',
			parameters: {
				phoneNumber: '={{ $json.phoneNumber }}',
				agentEmail: 'nathan@example.com',
			},
			prepare: (_, count) =>
				numbered(count, (index) => ({ phoneNumber: `+65123400${String(index).padStart(2, '0')}` })),
			effects: ({ effects }, items) =>
				items.map(
					(item) =>
						effects.rooms.filter(({ phoneNumber }) => phoneNumber === item.phoneNumber).length,
				),
			usesApiKey: true,
			outputTokens: ({ videoTokens }) => videoTokens.issued(),
		},
		{
			resource: 'token',
			operation: 'create',
			parameters: { agentEmail: 'nathan@example.com' },
			usesApiKey: true,
			outputTokens: ({ videoTokens }) => videoTokens.issued(),
		},
		{
			resource: 'call',
			operation: 'getMany',
			variant: 'four pages',
			parameters: { returnAll: true },
		},
		{
			resource: 'call',
			operation: 'get',
			prepare: callItems,
			parameters: { callId: byId('={{ $json.callId }}') },
		},
		{
			resource: 'call',
			operation: 'get',
			variant: 'with snapshots',
			prepare: callItems,
			parameters: {
				callId: byId('={{ $json.callId }}'),
				options: { downloadSnapshots: true },
			},
			undetectable,
		},
		{
			resource: 'call',
			operation: 'downloadSnapshot',
			prepare: (sandbox, count) =>
				callItems(sandbox, count).map(({ callId }) => ({ path: snapshotOf(callId) })),
			parameters: { snapshotPath: '={{ $json.path }}' },
			undetectable,
		},
	],
};
