import type { Answer, Api } from '../shared/http/client';
import { oneOf, type Shape } from '../shared/http/parse';
import { encodeQuery } from '../shared/http/path';

/** What creating a token answers; the room's fields only when a room was asked for. */
export interface TokenAnswer {
	auth_token: string;
	guest_link?: string;
	call_reference?: string;
}

const isTokenAnswer: Shape<TokenAnswer> = ({ auth_token }) => typeof auth_token === 'string';

/** The body that asks for a room. Without any body 8x8 makes a token only. */
export interface RoomRequest {
	/** A real boolean: text would not make a room. */
	create_room: true;
	phone_number?: string;
	call_reference?: string;
}

/** Creates a token, and a room with it when one is asked for. Never repeated: it may lead to an SMS. */
export async function createToken(api: Api, room?: RoomRequest): Promise<Answer<TokenAnswer>> {
	return await api.post('/api/v1/tokens', {
		json: room,
		headers: { 'Content-Type': 'application/json' },
		parse: oneOf(isTokenAnswer),
	});
}

/**
 * The address at which an agent is logged in with a token, for an iframe.
 *
 * @param agentEmail the agent's login; the agent must exist
 */
export function agentUrl(agentEmail: string, token: string): string {
	return `https://video-agent.8x8.com/?${encodeQuery({ user: agentEmail, token })}`;
}
