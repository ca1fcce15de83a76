import { defineOperation } from '../../shared/operation';
import { formatOption, token } from '../fields';
import { askTokenApi, toItem } from '../tokenApi';

export const validateToken = defineOperation({
	value: 'validate',
	name: 'Validate',
	action: 'Validate token',
	description: 'Check whether a token is valid, and until when',
	kind: 'read',
	fields: { token },
	options: formatOption,
	async run({ api, params }) {
		const { success, error, ...rest } = await askTokenApi(api, 'validate', {
			variables: { token: params.token },
			format: params.options.format,
			authenticated: false,
			idempotent: true,
		});
		// A token that is not valid is an answer here, not an error.
		return { valid: success, ...toItem({ success, ...rest }), ...(error && { reason: error }) };
	},
});
