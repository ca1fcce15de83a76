import { defineOperation } from '../../../shared/operation/defineOperation';
import { explainEffectUnknown } from '../../../eightByEight/effectUnknown';
import { formatOption, token } from '../../fields/fields';
import { callTokenApi, parseSuccess } from '../../api/tokenApi';

export const deleteToken = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete token',
	description: 'Revoke a token for everything that uses the same account',
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
				explain: explainEffectUnknown(
					'ContactNow may have revoked the token',
					'Use the operation Validate to check whether the token still works.',
				),
				parse: parseSuccess,
			});
		} finally {
			// Even if the request failed: the token may have expired, or may never have been valid.
			api.tokens.forget(token);
		}
		return { deleted: true };
	},
});
