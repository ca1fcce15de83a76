import type { ApiResponse, Api } from '../../shared/http/api';
import { singleObject, type Shape } from '../../shared/http/parse';
import { encodeQuery } from '../../shared/http/path';
import { explainLostRoom } from './errorText';

/** The endpoint that creates tokens and rooms. */
export const tokensPath = '/api/v1/tokens';

/** 8x8 requires this header, even without a body. */
export const jsonHeaders = { 'Content-Type': 'application/json' };

/** The response to a token request. The room fields are present only if a room was requested. */
export interface TokenResponse {
	auth_token: string;
	guest_link?: string;
	call_reference?: string;
}

const isTokenResponse: Shape<TokenResponse> = ({ auth_token }) =>
	typeof auth_token === 'string' && auth_token !== '';

/** The request body that creates a room. Without a body, 8x8 creates only a token. */
export interface RoomRequest {
	/** Must be a boolean: 8x8 creates no room for the text `true`. */
	create_room: true;
	phone_number?: string;
	call_reference?: string;
}

/** Creates a token without a room. A lost token has no effect, so the request may be retried. @throws {ApiError} */
export async function createToken(api: Api): Promise<ApiResponse<TokenResponse>> {
	return await api.post(tokensPath, {
		headers: jsonHeaders,
		idempotent: true,
		parse: singleObject(isTokenResponse),
	});
}

/** Creates a room with its token. Never retried, because a room may cause an SMS. @throws {ApiError} */
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

/** What the address of the agent page is made of. */
export interface AgentPage {
	/** Login of an existing agent; '' for no page. */
	readonly agentEmail: string;
	readonly token: string;
	/** Whether to use the simple page for iframes. */
	readonly embedded?: boolean;
}

/** The page on which an agent is logged in with a token, as `{agent_url}`; `{}` without an agent. */
export function agentUrl(api: Api, { agentEmail, token, embedded }: AgentPage) {
	if (agentEmail === '') return {};
	const query = encodeQuery({
		user: agentEmail,
		token,
		mode: embedded ? 'embedded' : undefined,
	});
	return { agent_url: `${api.baseUrl}/?${query}` };
}
