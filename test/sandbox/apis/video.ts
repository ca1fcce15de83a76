import {
	json,
	mediaType,
	parseJson,
	reject,
	text,
	type SandboxResponse,
	type SandboxRequest,
} from '../http';
import { hex } from '../random';
import { route } from '../router';
import { callDetail, searchCalls, snapshotPaths } from '../video/calls';
import { SNAPSHOT_PNG } from '../video/snapshot';
import type { Backend } from '../backend';
import { bearerOf } from './gateway';

const ROOM_VALIDITY_MS = 15 * 60_000;
// undocumented: lifetime of an auth token.
const TOKEN_LIFETIME_MS = 60 * 60_000;

interface RoomRequest {
	createRoom: boolean;
	phoneNumber?: string;
	callReference?: string;
}

/** undocumented: status and text of every rejection by this API. */
const badRequest = (reason: string) => reject(400, `Bad request: ${reason}`);

function optionalText(body: Record<string, unknown>, name: string): string | undefined {
	const value = body[name];
	if (value === undefined || typeof value === 'string') return value;
	throw badRequest(`'${name}' must be a string`);
}

/** An empty body requests only a token. */
function roomRequest(request: SandboxRequest): RoomRequest {
	if (request.body === '') return { createRoom: false };
	if (mediaType(request) !== 'application/json') {
		throw badRequest('Content-Type must be application/json');
	}
	const body = parseJson(request.body);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw badRequest('body must be a JSON object');
	}
	const fields = body as Record<string, unknown>;
	const createRoom = fields.create_room ?? false;
	if (typeof createRoom !== 'boolean') throw badRequest("'create_room' must be a boolean");
	const phoneNumber = optionalText(fields, 'phone_number');
	if (phoneNumber !== undefined && !/^\+[1-9]\d{6,14}$/.test(phoneNumber)) {
		throw badRequest("'phone_number' must be in international form, e.g. +6512345678");
	}
	const callReference = optionalText(fields, 'call_reference');
	if (callReference !== undefined && (callReference.length < 8 || callReference.length > 20)) {
		throw badRequest("'call_reference' must have 8 to 20 characters");
	}
	return { createRoom, phoneNumber, callReference };
}

function createToken(request: SandboxRequest, backend: Backend): SandboxResponse {
	const { video } = backend.accounts;
	if (bearerOf(request) !== video.apiKey) throw reject(401, 'Unauthorized: invalid API key');
	request.account = video.name;
	const { createRoom, phoneNumber, callReference } = roomRequest(request);
	const turn = backend.videoTokens.issued().length + 1;
	const authToken = `CANARY-video-${turn}-${hex(`${backend.seed}${backend.salt}/video/${turn}`, 24)}`;
	backend.videoTokens.issue(authToken, video.name, TOKEN_LIFETIME_MS);
	if (!createRoom) return json({ auth_token: authToken });

	const code = hex(`${backend.seed}/room/${turn}`, 10);
	const guestLink = `https://www.video-interaction.com/guest/${code}`;
	const createdAt = backend.clock.now();
	const validUntil = createdAt + ROOM_VALIDITY_MS;
	const room = { authToken, guestLink, callReference, phoneNumber, createdAt, validUntil };
	backend.effects.rooms.push(room);
	if (phoneNumber) backend.effects.invitations.push(room);
	// undocumented: without a call_reference in the request there is none in the response.
	return json({ call_reference: callReference, guest_link: guestLink, auth_token: authToken });
}

/** Logs are read with x-token: the API key and Authorization headers are rejected. */
function authorizeLogs(request: SandboxRequest, backend: Backend): void {
	const header = request.headers['x-token'];
	const { state, issued } = backend.videoTokens.find(typeof header === 'string' ? header : '');
	if (state !== 'valid') throw reject(401, 'Unauthorized: invalid x-token');
	request.account = issued?.account;
}

/**
 * The page that an agent's iframe loads: with the token of a room this is the login that sends the
 * guest link by SMS.
 * undocumented: a second login sends nothing, and after 15 minutes the room is gone.
 */
function agentLogin(request: SandboxRequest, backend: Backend): SandboxResponse {
	const token = request.query.get('token') ?? '';
	const room = backend.effects.rooms.find(({ authToken }) => authToken === token);
	const { state } = backend.videoTokens.find(token);
	if (state !== 'valid' || !request.query.get('user')) {
		throw reject(401, 'Unauthorized: invalid user or token');
	}
	const now = backend.clock.now();
	if (room && now >= room.validUntil) throw reject(410, 'Gone: the room is no longer valid');
	const sent = backend.effects.smsSent.some(({ guestLink }) => guestLink === room?.guestLink);
	if (room?.phoneNumber && !sent) {
		const { phoneNumber, guestLink } = room;
		backend.effects.smsSent.push({ phoneNumber, guestLink, sentAt: now });
	}
	return text('<!doctype html><title>Sandbox: agent logged in</title>', 'text/html');
}

function snapshot(request: SandboxRequest, backend: Backend): SandboxResponse {
	authorizeLogs(request, backend);
	if (!snapshotPaths(backend.seed).has(request.path)) {
		throw reject(404, `Not found: ${request.path}`);
	}
	return text(SNAPSHOT_PNG, 'image/png');
}

/** The OpenAPI file declares GET, but its curl examples send POST. */
const callLogs =
	(method: 'GET' | 'POST') =>
	(request: SandboxRequest, backend: Backend): SandboxResponse => {
		if (method !== backend.variants.callLogsMethod) throw reject(405, 'Method not allowed');
		authorizeLogs(request, backend);
		return json(searchCalls(request, backend.seed));
	};

export const videoRoutes = [
	// 8x8 prints both one and two slashes at the start.
	route('POST', '/{1,2}api/v1/tokens', createToken),
	route('GET', '/{1,2}api/v1/call-logs', callLogs('GET')),
	route('POST', '/{1,2}api/v1/call-logs', callLogs('POST')),
	route('GET', '/{1,2}api/v1/calls/:id', (request, backend) => {
		authorizeLogs(request, backend);
		const detail = callDetail(request.params.id, backend.seed);
		if (!detail) throw reject(404, `Not found: no call with id '${request.params.id}'`);
		return json(detail);
	}),
	route('GET', '/s3/.+', snapshot),
	route('GET', '/', agentLogin),
];
