import { checkedBaseUrl } from '../shared/auth/baseUrl';
import { credentialText } from '../shared/credentialText';
import { withSecrets } from '../shared/http/authentication';
import type { Service } from '../shared/service';

/**
 * The ContactNow token API: one script, told what to do by form variables. Username and key go along as
 * variables too; as a POST form, so that they are in no URL.
 */
export const contactNow: Service = {
	credential: 'contactNowApi',
	authenticate(_context, credentials) {
		const form = {
			username: credentialText(credentials, 'username'),
			password: credentialText(credentials, 'key'),
		};
		return withSecrets([form.password], { form });
	},
	endpoint: (credentials) => ({
		baseUrl: checkedBaseUrl(credentialText(credentials, 'baseUrl')),
	}),
};
