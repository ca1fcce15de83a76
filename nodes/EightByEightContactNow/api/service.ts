import { createIssuedTokenCache } from '../../shared/auth/issuedTokenCache';
import { credentialText } from '../../eightByEight/credentialText';
import { withSecrets } from '../../shared/auth/authentication';
import type { Service } from '../../shared/operation/service';
import { baseUrlOf } from './baseUrl';
import { explain } from './errorText';
import { serviceName } from '../../eightByEight/service';

/**
 * The ContactNow token API: one script, told what to do by form variables. Username and key go along as
 * variables too; as a POST form, so that they are in no URL.
 */
export const contactNow: Service = {
	credential: 'contactNowApi',
	authenticate(_context, credentials, store) {
		const username = credentialText(credentials, 'username');
		const password = credentialText(credentials, 'key');
		return {
			...withSecrets([password], { form: { username, password } }),
			tokens: createIssuedTokenCache(
				password,
				['contactNow', baseUrlOf(credentials), username],
				store,
			),
		};
	},
	endpoint: (credentials) => ({ service: serviceName, baseUrl: baseUrlOf(credentials), explain }),
};
