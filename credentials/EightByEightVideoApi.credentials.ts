import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

const rejected = '8x8 did not accept the API key. Copy it again from the 8x8 Connect portal.';

/** API key from the 8x8 Connect portal, for Video Interaction. */
export class EightByEightVideoApi implements ICredentialType {
	name = 'eightByEightVideoApi';

	displayName = '8x8 Video Interaction API';

	documentationUrl = 'https://developer.8x8.com/connect/docs/vi-gettingstarted';

	icon: Icon = { light: 'file:../icons/video.svg', dark: 'file:../icons/video.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'An API key from the 8x8 Connect portal. 8x8 enables Video Interaction on request.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://video-agent.8x8.com',
			required: true,
			description: 'The base URL of the Video Interaction API',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	// Without a body, this creates only a token: no room and no SMS.
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl}}',
			url: '/api/v1/tokens',
			// n8n would send the credential to the target of a redirect.
			disableFollowRedirect: true,
			headers: { 'Content-Type': 'application/json' },
		},
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: rejected } },
			{ type: 'responseCode', properties: { value: 403, message: rejected } },
		],
	};
}
