import type { ErrorText, Failure } from '../../shared/errors/apiError';
import { explainEffectUnknown } from '../../eightByEight/effectUnknown';

const isRefused = ({ status }: Failure) => status === 401 || status === 403;

/** Explains failures of requests that use the API key: token and room creation. */
export function explainRefusedKey(failure: Failure): ErrorText | undefined {
	if (!isRefused(failure)) return undefined;
	return {
		message: '8x8 did not accept the Video Interaction API key',
		description:
			'Copy the key again from the 8x8 Connect portal. 8x8 must enable Video Interaction for the account.',
	};
}

/** Explains failures of requests that use an auth token: call logs and snapshots. */
export function explainCalls(failure: Failure): ErrorText | undefined {
	if (isRefused(failure)) {
		return {
			message: '8x8 denied access to the call logs',
			description:
				'The API key is valid but gives no access to call logs. Ask 8x8 whether they are enabled for the account.',
		};
	}
	if (failure.status === 404) {
		return {
			message: '8x8 found no call or snapshot with this ID or path',
			description: 'Check the ID or path. 8x8 keeps call logs for 75 days unless agreed otherwise.',
		};
	}
	return undefined;
}

/**
 * Explains a room whose creation is unknown. Its auth token is lost, so no agent can log in, and 8x8 sends
 * the SMS only when an agent logs in (video-interaction contract).
 */
export const explainLostRoom = explainEffectUnknown(
	'8x8 may have created the room',
	'If the room exists, its links are lost: no agent can log in to it, so 8x8 sends no SMS, and it ends after 15 minutes. Creating another room does not invite the guest twice.',
);
