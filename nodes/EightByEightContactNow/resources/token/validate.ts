import { defineOperation } from '../../../shared/operation/defineOperation';
import { formatOption, token } from '../../fields/fields';
import { parseResponse } from '../../api/response';
import { callTokenApi, expiryFields, timeLeft } from '../../api/tokenApi';

export const validateToken = defineOperation({
	value: 'validate',
	name: 'Validate',
	action: 'Validate token',
	description: 'Check whether a token is valid and when it expires',
	kind: 'read',
	fields: { token },
	options: formatOption,
	async run({ api, params: { token, options } }) {
		const { body, headers } = await callTokenApi(api, 'validate', {
			variables: { token },
			format: options.format,
			authenticated: false,
			idempotent: true,
			secrets: [token],
			parse: parseResponse,
		});
		const { success, error, expire } = body;
		// Undocumented: whether ContactNow reports success for an expired token. So the expiry is checked too.
		const valid = success && (expire === undefined || timeLeft(expire, headers) > 0);
		if (!valid) api.tokens.forget(token);
		// An invalid token is a result of this operation, not an error.
		return {
			valid,
			success,
			...expiryFields(expire),
			...(error && { reason: api.mask(error, [token]) }),
		};
	},
});
