import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { obtainOAuthToken } from '../nodes/eightByEight/oauth';
import { credentialText } from '../nodes/eightByEight/credentialText';

/**
 * API key and secret from 8x8 Admin Console (OAuth client credentials).
 *
 * Our own nodes manage the token themselves. The hidden token field is for n8n's HTTP Request node, where this
 * credential can be selected as a predefined type: n8n fetches the token once, stores it encrypted with the
 * credential, and fetches a new one after a 401.
 */
export class EightByEightApi implements ICredentialType {
	name = 'eightByEightApi';

	displayName = '8x8 API';

	documentationUrl =
		'https://developer.8x8.com/analytics/docs/oauth-authentication-for-8x8-xcaas-apis';

	icon: Icon = {
		light: 'file:../icons/eightByEight.svg',
		dark: 'file:../icons/eightByEight.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'The API key from 8x8 Admin Console, API Keys',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The secret of the API key',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Asia Pacific', value: 'au' },
				{ name: 'Canada', value: 'ca' },
				{ name: 'Europe', value: 'eu' },
				{ name: 'United States', value: 'us' },
			],
			default: 'us',
			description:
				'The region of your Contact Center. Cloud Storage has its own regions and finds them automatically.',
		},
		{
			displayName: 'Tenant ID',
			name: 'tenantId',
			type: 'string',
			default: '',
			description: 'Required only if you have several Contact Center tenants',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.8x8.com',
			required: true,
			description: 'The base URL of the 8x8 APIs, without a region. Keep the default.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/**
	 * Fetches a token. n8n calls this without a token, or with one for which 8x8 returned 401, once for each item
	 * in flight. All calls share one token.
	 *
	 * @throws {ApiError} with a message that n8n shows in the credential dialog
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const key = {
			clientId: credentialText(credentials, 'clientId'),
			clientSecret: credentialText(credentials, 'clientSecret'),
			baseUrl: credentialText(credentials, 'baseUrl'),
		};
		const { value } = await obtainOAuthToken(this, key, credentialText(credentials, 'accessToken'));
		return { accessToken: value };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	// Any key can request a token, whatever its products. n8n runs preAuthentication before it sends this
	// request and shows the message of its error. Here, the Basic header replaces the Bearer header.
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl}}',
			url: '/oauth/v2/token',
			// n8n would send the credential to the target of a redirect.
			disableFollowRedirect: true,
			auth: {
				username: '={{$credentials.clientId}}',
				password: '={{$credentials.clientSecret}}',
			},
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: { grant_type: 'client_credentials' },
		},
	};
}
