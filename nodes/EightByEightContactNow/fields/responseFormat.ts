import { options } from '../../shared/fields';

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
