import { notice, string } from '../../../shared/fields';
import { isEffectUnknown, type ErrorText, type Failure } from '../../../shared/errors/apiError';
import { InvalidInputError } from '../../../shared/errors/invalidInputError';
import { defineOperation } from '../../../shared/operation/defineOperation';
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
			'Afterwards the stored credential is out of date: every workflow that uses it fails until you enter the new key there.',
		),
		newPassword: string({
			displayName: 'New Password',
			description: 'The new key of the API user',
			password: true,
			required: true,
		}),
		token: string({
			displayName: 'Token',
			description: 'A valid token of the user. Empty gets one with the credential.',
			password: true,
		}),
	},
	options: formatOption,
	async run({ api, params: { newPassword, token, options } }) {
		if (api.isSecret(newPassword)) {
			throw new InvalidInputError(
				"'New Password' is the key that the credential already has",
				'Enter another one.',
			);
		}
		const identity = token || (await getAccountToken(api)).value;
		await callTokenApi(api, 'newpass', {
			variables: { token: identity, password: newPassword },
			format: options.format,
			authenticated: false,
			secrets: [identity, newPassword],
			explain: explainUnknown,
			parse: parseSuccess,
		});
		// The old key must not seem to work any longer because its token was kept.
		api.tokens.forget(identity);
		return {
			changed: true,
			warning:
				'Enter the new key in the ContactNow credential now: the stored one no longer works.',
		};
	},
});

function explainUnknown(failure: Failure): ErrorText | undefined {
	if (!isEffectUnknown(failure)) return undefined;
	return {
		message: 'ContactNow may have changed the key',
		description:
			'It gave no usable response, and the node did not send the request again. Test the credential: if it is refused, the key was changed, so enter the new one there.',
	};
}
