import type { ApiResponse, Api } from '../../shared/http/api';
import { singleObject, type Shape } from '../../shared/http/parse';
import { encodeQuery } from '../../shared/http/path';
import { explainLostRoom } from './errorText';

/** Where tokens and rooms are made. */
export const tokensPath = '/api/v1/tokens';

/** 8x8 asks for it, also where there is no body. */
export const jsonHeaders = { 'Content-Type': 'application/json' };

/** What creating a token answers; the room's fields only when a room was asked for. */
export interface TokenResponse {
	auth_token: string;
	guest_link?: string;
	call_reference?: string;
}

const isTokenResponse: Shape<TokenResponse> = ({ auth_token }) =>
	typeof auth_token === 'string' && auth_token !== '';

/** The body that asks for a room. Without any body 8x8 makes a token only. */
export interface RoomRequest {
	/** A real boolean: text would not make a room. */
	create_room: true;
	phone_number?: string;
	call_reference?: string;
}

/** Creates a token and nothing else. One that got lost on the way harms nobody, so it may be repeated. */
export async function createToken(api: Api): Promise<ApiResponse<TokenResponse>> {
	return await api.post(tokensPath, {
		headers: jsonHeaders,
		idempotent: true,
		parse: singleObject(isTokenResponse),
	});
}

/** Creates a room with its token. Never repeated: a room may lead to an SMS. */
export async function createRoomWithToken(
	api: Api,
	room: RoomRequest,
): Promise<ApiResponse<TokenResponse>> {
	return await api.post(tokensPath, {
		json: room,
		parse: singleObject(isTokenResponse),
		explain: explainLostRoom,
	});
}

export interface AgentPage {
	/** The agent's login; the agent must exist. Without one there is no page. */
	readonly agentEmail: string;
	readonly token: string;
	/** The simple interface, meant for an iframe. */
	readonly embedded?: boolean;
}

/** The address at which an agent is logged in with a token, for an iframe, as the item's `agent_url`. */
export function agentUrl(api: Api, { agentEmail, token, embedded }: AgentPage) {
	if (agentEmail === '') return {};
	const query = encodeQuery({
		user: agentEmail,
		token,
		mode: embedded ? 'embedded' : undefined,
	});
	return { agent_url: `${api.baseUrl}/?${query}` };
}
