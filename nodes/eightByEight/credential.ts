import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { checkedBaseUrl } from '../shared/auth/baseUrl';
import { oauthAuthentication } from './oauth';
import { credentialText } from './credentialText';
import type { ErrorText, Failure } from '../shared/errors/apiError';
import type { Service } from '../shared/operation/service';

/** The part of a service that all APIs behind the eightByEightApi credential share. */
export const eightByEightCredential: Pick<Service, 'credential' | 'authenticate'> = {
	credential: 'eightByEightApi',
	authenticate: (context, credentials, store) =>
		oauthAuthentication(
			context,
			{
				clientId: credentialText(credentials, 'clientId'),
				clientSecret: credentialText(credentials, 'clientSecret'),
				baseUrl: apiBaseUrl(credentials),
			},
			store,
		),
};

/** The credential's base URL, checked. @throws {InvalidInputError} */
export function apiBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	return checkedBaseUrl(credentialText(credentials, 'baseUrl'));
}

/**
 * Explains a key that lacks a product. 8x8 does not document the status of that failure.
 *
 * @param product the name in a token's product list
 * @param label the name in Admin Console
 */
export function explainMissingProduct(
	{ status, products }: Failure,
	product: string,
	label: string,
): ErrorText | undefined {
	const isRefused = status === 401 || status === 403;
	if (!isRefused || !products || products.includes(product)) return undefined;
	return {
		message: `The API key has no access to ${label}`,
		description: `Add the product '${product}' to the key in 8x8 Admin Console, API Keys. It takes a few minutes to become active.`,
	};
}
