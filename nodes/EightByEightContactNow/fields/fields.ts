import { options, string } from '../../shared/fields';

export const token = string({
	displayName: 'Token',
	description: 'The token, as returned by Get',
	placeholder: 'e.g. bd932b769fc7263316345627d0a9ef3b8f8d1f8d',
	password: true,
	required: true,
});

export const formatOption = {
	format: options({
		displayName: 'Response Format',
		default: 'json',
		description: 'The format of the ContactNow response. The output is the same for both.',
		options: [
			{ name: 'JSON', value: 'json' },
			{ name: 'XML', value: 'xml' },
		],
	}),
};
