import { notice, string } from '../../../shared/fields';
import { InvalidInputError } from '../../../shared/errors/invalidInputError';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { explainEffectUnknown } from '../../../eightByEight/effectUnknown';
import { formatOption } from '../../fields/fields';
import { callTokenApi, getAccountToken, parseSuccess } from '../../api/tokenApi';

export const changePassword = defineOperation({
	value: 'change',
	name: 'Change',
	action: 'Change password',
	description: 'Change the key of the API user',
	kind: 'write',
	fields: {
		warning: notice(
			'After this operation, the stored credential is out of date. Every workflow that uses it fails until you enter the new key there.',
		),
		newPassword: string({
			displayName: 'New Password',
			description: 'The new key of the API user',
			password: true,
			required: true,
		}),
		token: string({
			displayName: 'Token',
			description: 'A valid token of the user. Leave empty to get one using the credential.',
			password: true,
		}),
	},
	options: formatOption,
	async run({ api, params: { newPassword, token, options } }) {
		if (api.isSecret(newPassword)) {
			throw new InvalidInputError(
				"'New Password' is the key that is already in the credential",
				'Enter a different key.',
			);
		}
		const identity = token || (await getAccountToken(api)).value;
		await callTokenApi(api, 'newpass', {
			variables: { token: identity, password: newPassword },
			format: options.format,
			authenticated: false,
			secrets: [identity, newPassword],
			explain: explainEffectUnknown(
				'ContactNow may have changed the key',
				'Test the credential: if ContactNow rejects it, the key was changed, so enter the new one there.',
			),
			parse: parseSuccess,
		});
		// With a stored token, the old key would still appear to work.
		api.tokens.forget(identity);
		return {
			changed: true,
			warning:
				'Enter the new key in the ContactNow credential now. The stored key no longer works.',
		};
	},
});
