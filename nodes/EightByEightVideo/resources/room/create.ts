import { isoTime } from '../../../shared/util/isoTime';
import { serverTime } from '../../../shared/http/transport';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { agentEmail, agentPageOptions, callReference, phoneNumber } from '../../fields/fields';
import { agentUrl, createRoomWithToken } from '../../api/tokens';

/** A room is open for 15 minutes after its creation, not after the agent's login. Milliseconds. */
const roomLifetimeMs = 15 * 60_000;

export const createRoom = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create room',
	description: 'Create a video room with a link for the guest and a token for the agent',
	kind: 'write',
	fields: { phoneNumber, callReference, agentEmail },
	options: agentPageOptions,
	async run({ api, params: { agentEmail, options, ...params } }) {
		const { body, headers } = await createRoomWithToken(api, {
			create_room: true,
			...(params.phoneNumber && { phone_number: params.phoneNumber }),
			...(params.callReference && { call_reference: params.callReference }),
		});
		// 8x8's clock determines when the room ends. Fall back to ours if there is no Date header.
		const createdAt = serverTime(headers) ?? Date.now();
		return {
			...body,
			expires_at: isoTime(createdAt + roomLifetimeMs) ?? null,
			...agentUrl(api, { agentEmail, token: body.auth_token, ...options }),
		};
	},
});
