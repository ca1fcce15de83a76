import { isEffectUnknown, type ErrorText, type Failure } from '../../shared/errors/apiError';

const isRefused = ({ status }: Failure) => status === 401 || status === 403;

/** Explains what the API key opens: tokens and rooms. */
export function explainRefusedKey(failure: Failure): ErrorText | undefined {
	if (!isRefused(failure)) return undefined;
	return {
		message: '8x8 did not accept the Video Interaction API key',
		description:
			'Copy the key again from the 8x8 Connect portal. Video Interaction must be enabled for the account by 8x8.',
	};
}

/** Explains what an auth token opens: call logs and snapshots. */
export function explainCalls(failure: Failure): ErrorText | undefined {
	if (isRefused(failure)) {
		return {
			message: '8x8 denied access to the call logs',
			description:
				'The API key is valid, but a token made with it opens no call logs. Ask 8x8 whether they are enabled for the account.',
		};
	}
	if (failure.status === 404) {
		return {
			message: '8x8 has no such call or snapshot',
			description: 'Check the ID or path. 8x8 keeps call logs for 75 days unless agreed otherwise.',
		};
	}
	return undefined;
}

/**
 * Explains a room of which nobody knows whether it was created. Its token is lost, without which no
 * agent can log in; and only that login sends the SMS.
 */
export function explainLostRoom(failure: Failure): ErrorText | undefined {
	if (!isEffectUnknown(failure)) return undefined;
	return {
		message: 'Whether 8x8 created the room is unknown',
		description:
			'8x8 gave no usable answer, so the node did not ask again. If there is a room, its links are lost: no SMS goes out, because no agent can log in to it, and it ends after 15 minutes. Creating another one does not invite the guest twice.',
	};
}
