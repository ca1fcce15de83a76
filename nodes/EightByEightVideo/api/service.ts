import { checkedBaseUrl } from '../../shared/auth/baseUrl';
import { credentialText } from '../../eightByEight/credentialText';
import type { Service } from '../../shared/operation/service';
import { videoAuthentication } from './authentication';
import { explainCalls, explainRefusedKey } from './errorText';
import { tokensPath } from './tokens';
import { serviceName } from '../../eightByEight/service';

/** The Video Interaction API, version 1. It uses an API key from 8x8 Connect instead of OAuth. */
export const video: Service = {
	credential: 'eightByEightVideoApi',
	authenticate: (context, credentials, store) =>
		videoAuthentication(
			context,
			{
				apiKey: credentialText(credentials, 'apiKey'),
				baseUrl: credentialText(credentials, 'baseUrl'),
			},
			store,
		),
	endpoint: (credentials) => ({
		service: serviceName,
		baseUrl: checkedBaseUrl(credentialText(credentials, 'baseUrl')),
		explain: (failure) =>
			failure.request.endsWith(tokensPath) ? explainRefusedKey(failure) : explainCalls(failure),
	}),
};
