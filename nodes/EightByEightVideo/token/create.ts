import { defineOperation } from '../../shared/operation';
import { agentEmail } from '../fields';
import { agentUrl, createToken } from '../tokens';

export const createVideoToken = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create token',
	description: 'Create a token that logs an agent in, without a room',
	kind: 'write',
	fields: { agentEmail },
	async run({ api, params }) {
		const { body } = await createToken(api);
		return {
			...body,
			...(params.agentEmail && { agent_url: agentUrl(params.agentEmail, body.auth_token) }),
		};
	},
});
