import { checkedBaseUrl } from '../shared/auth/baseUrl';
import { credentialText } from '../shared/credentialText';
import { withSecrets } from '../shared/http/authentication';
import type { Advice, Failure } from '../shared/http/requestFailed';
import type { Service } from '../shared/service';

/** The Video Interaction API, version 1: an API key from 8x8 Connect, no OAuth. */
export const video: Service = {
	credential: 'eightByEightVideoApi',
	authenticate(_context, credentials) {
		const apiKey = credentialText(credentials, 'apiKey');
		return withSecrets([apiKey], { headers: { Authorization: `Bearer ${apiKey}` } });
	},
	endpoint: (credentials) => ({
		baseUrl: checkedBaseUrl(credentialText(credentials, 'baseUrl')),
		explain,
	}),
};

function explain({ status }: Failure): Advice | undefined {
	if (status !== 401 && status !== 403) return undefined;
	return {
		message: '8x8 did not accept the Video Interaction API key',
		description:
			'Copy the key again from the 8x8 Connect portal. Video Interaction must be enabled for the account by 8x8.',
	};
}
