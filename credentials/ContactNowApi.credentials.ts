import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

const rejected =
	'ContactNow did not accept the username and key. 8x8 Support issues them on request.';

/** Username and key of the ContactNow API. Both are form variables; there is no OAuth and no header. */
export class ContactNowApi implements ICredentialType {
	name = 'contactNowApi';

	displayName = '8x8 ContactNow API';

	documentationUrl =
		'https://support.8x8.com/cloud-contact-center/contactnow/contactnow-how-to/contactnow-creating-an-api-token';

	icon: Icon = { light: 'file:../icons/contactNow.svg', dark: 'file:../icons/contactNow.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description: 'The API username that 8x8 Support issued',
		},
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The key of the API user',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'options',
			default: 'https://api.contactnow.8x8.com',
			description: 'The base URL for the location of your account',
			options: [
				{
					name: '8x8 ContactNow',
					value: 'https://api.contactnow.8x8.com',
					description: 'https://api.contactnow.8x8.com',
				},
				{
					name: 'Europe and Rest of World',
					value: 'https://api-106.dxi.eu',
					description: 'https://api-106.dxi.eu',
				},
				{
					name: 'United States',
					value: 'https://api.contactnow.8x8.com/api',
					description: 'https://api.contactnow.8x8.com/api',
				},
				{ name: 'Other', value: 'custom', description: 'Enter another base URL' },
			],
		},
		{
			displayName: 'Other Base URL',
			name: 'customBaseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://api.contactnow.8x8.com',
			description: 'The URL of token.php, without /token.php',
			displayOptions: { show: { baseUrl: ['custom'] } },
		},
	];

	// ContactNow rejects with HTTP 200, and `success` may be a boolean, a number or text.
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL:
				'={{$credentials.baseUrl === "custom" ? $credentials.customBaseUrl : $credentials.baseUrl}}',
			url: '/token.php',
			// n8n would send the credential to the target of a redirect.
			disableFollowRedirect: true,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: {
				action: 'get',
				format: 'json',
				username: '={{$credentials.username}}',
				password: '={{$credentials.key}}',
			},
		},
		rules: [false, 0, '0', 'false'].map((value) => ({
			type: 'responseSuccessBody' as const,
			properties: { key: 'success', value, message: rejected },
		})),
	};
}
