import { defineOperation } from '../../../shared/operation/defineOperation';
import { isEffectUnknown, type ErrorText, type Failure } from '../../../shared/errors/apiError';
import { formatOption, token } from '../../fields/fields';
import { callTokenApi, parseSuccess } from '../../api/tokenApi';

export const deleteToken = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete token',
	description: 'Revoke a token. It ends for everything that uses the same account.',
	kind: 'write',
	fields: { token },
	options: formatOption,
	async run({ api, params: { token, options } }) {
		try {
			await callTokenApi(api, 'delete', {
				variables: { token },
				format: options.format,
				authenticated: false,
				secrets: [token],
				explain: explainUnknown,
				parse: parseSuccess,
			});
		} finally {
			// Also when it failed: the token may have ended, or never been one.
			api.tokens.forget(token);
		}
		return { deleted: true };
	},
});

function explainUnknown(failure: Failure): ErrorText | undefined {
	if (!isEffectUnknown(failure)) return undefined;
	return {
		message: 'Whether ContactNow revoked the token is unknown',
		description:
			'ContactNow gave no usable answer. The operation Validate tells whether the token still works.',
	};
}
