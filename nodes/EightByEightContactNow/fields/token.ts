import { string } from '../../shared/fields';

export const token = string({
	displayName: 'Token',
	description: 'The token, as returned by Get',
	placeholder: 'e.g. bd932b769fc7263316345627d0a9ef3b8f8d1f8d',
	password: true,
	required: true,
});
