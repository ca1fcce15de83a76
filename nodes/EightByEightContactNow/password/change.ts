import { notice, text } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { formatOption } from '../fields';
import { callTokenApi, getAccountToken } from '../tokenApi';

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
		newPassword: text({
			displayName: 'New Password',
			description: 'The new key of the API user',
			password: true,
			required: true,
		}),
		token: text({
			displayName: 'Token',
			description: 'A valid token of the user. Empty gets one with the credential.',
			password: true,
		}),
	},
	options: formatOption,
	async run({ api, params: { newPassword, token, options } }) {
		const { token: identity = '' } = token ? { token } : await getAccountToken(api);
		await callTokenApi(api, 'newpass', {
			variables: { token: identity, password: newPassword },
			format: options.format,
			authenticated: false,
		});
		return {
			changed: true,
			warning:
				'Enter the new key in the ContactNow credential now: the stored one no longer works.',
		};
	},
});
