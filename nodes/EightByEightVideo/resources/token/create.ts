import { defineOperation } from '../../../shared/operation/defineOperation';
import { agentEmail, agentPageOptions } from '../../fields/fields';
import { agentUrl, createToken } from '../../api/tokens';

export const createVideoToken = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create token',
	description: 'Create a token that logs in an agent, without creating a room',
	kind: 'write',
	fields: { agentEmail },
	options: agentPageOptions,
	async run({ api, params: { agentEmail, options } }) {
		const { body } = await createToken(api);
		return {
			...body,
			...agentUrl(api, { agentEmail, token: body.auth_token, ...options }),
		};
	},
});
