import { defineOperation } from '../../shared/operation';
import { formatOption, token } from '../fields';
import { callTokenApi } from '../tokenApi';

export const deleteToken = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete token',
	description: 'Revoke a token. It ends for everything that uses the same account.',
	kind: 'write',
	fields: { token },
	options: formatOption,
	async run({ api, params }) {
		await callTokenApi(api, 'delete', {
			variables: { token: params.token },
			format: params.options.format,
			authenticated: false,
		});
		return { deleted: true };
	},
});
