import { createIssuedTokenCache } from '../../shared/auth/issuedTokenCache';
import { credentialText } from '../../eightByEight/credentialText';
import { withSecrets } from '../../shared/auth/authentication';
import type { Service } from '../../shared/operation/service';
import { baseUrlOf } from './baseUrl';
import { explain } from './errorText';
import { serviceName } from '../../eightByEight/service';

/**
 * The ContactNow token API: one script whose form variable `action` selects the operation. Username and key
 * are form variables too. They are sent with POST, so that no URL contains them.
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
