import type { IDataObject } from 'n8n-workflow';
import { hasStatus } from '../../shared/errors/apiError';
import type { Api, ApiResponse } from '../../shared/http/api';
import { fetchLinkedPages } from '../../shared/http/linkedPages';
import { isId, isListIfAny, isObject, singleObject, type Shape } from '../../shared/http/parse';
import { encodePath, type Query } from '../../shared/http/path';
import { createStallDetector } from '../../shared/http/stallDetector';
import { settle } from '../../shared/util/settle';
import { jsonHeaders } from './tokens';

/** A call in the list, as 8x8 sends it. Its own samples contain text such as `null,` in any field. */
export interface CallLog extends IDataObject {
	CallId: string;
	/** The guest's phone number: digits without a plus sign. */
	UserB_MSISDN?: string | null;
	/** ISO time, UTC. */
	CreatedAt?: string | null;
	/** Null while the call is in progress. */
	FinishedAt?: string | null;
	/** Undocumented; seconds by 8x8's samples. */
	Duration?: number | null;
	/** A letter. Samples show `E` and `C`; their meaning is not documented. */
	Status?: string | null;
	CountryISO2alpha?: string | null;
	/** The call reference that the room was created with. */
	Reference?: string | null;
	Location?: IDataObject | null;
}

/** One call, as 8x8 sends it: without its ID and phone number. */
export interface CallDetail extends IDataObject {
	CreatedAt?: string | null;
	FinishedAt?: string | null;
	Duration?: number | null;
	Status?: string | null;
	/** A number as text, such as `5`. */
	AgentRating?: string | null;
	GuestRating?: string | null;
	Location?: IDataObject | null;
	Conversation?: Message[] | null;
}

/** One entry of a call's conversation. */
export interface Message extends IDataObject {
	/** `agent` or `guest`. */
	origin?: string;
	/** Epoch milliseconds. */
	timestamp?: number;
	/** The text of the message, or the path of a snapshot. */
	data?: string;
}

interface CallPage {
	nextCursor?: string | null;
	list: CallLog[];
}

const isCallPage: Shape<CallPage> = ({ list, nextCursor }) =>
	isCursor(nextCursor) && list?.every(isCall) === true;

const isCursor = (value: unknown) => value === undefined || value === null || isId(value);

const isCall = (call: unknown) => isObject(call) && 'CallId' in call && isId(call.CallId);

const isCallDetail: Shape<CallDetail> = ({ CreatedAt, Conversation }) =>
	CreatedAt !== undefined && isListIfAny(Conversation, isObject);

/** Filters for call logs. */
export interface CallSearch {
	/** First day, `yyyy-mm-dd`; '' for no bound. */
	readonly from?: string;
	/** Last day, `yyyy-mm-dd`; '' for no bound. */
	readonly to?: string;
	/** Call reference or phone number; '' for all. */
	readonly query?: string;
}

const logsPath = '/api/v1/call-logs';

/** Yields calls in 8x8's order, up to `limit`. @throws {ApiError} when a page cannot be read */
export async function* findCalls(
	api: Api,
	{ from, to, query }: CallSearch,
	limit: number,
): AsyncGenerator<CallLog> {
	const checkStall = createStallDetector();
	yield* fetchLinkedPages(async (cursor) => {
		const { body } = await readLogs(api, {
			...(from && { from }),
			...(to && { to }),
			...(query && { q: query }),
			cursor,
		});
		checkStall(body.list.map(({ CallId }) => CallId));
		return { items: body.list, next: body.nextCursor, request: `GET ${logsPath}` };
	}, limit);
}

/** Reads a page of call logs. 8x8's reference declares GET, but its own examples send POST: 405 decides. */
async function readLogs(api: Api, query: Query): Promise<ApiResponse<CallPage>> {
	const how = { headers: jsonHeaders, query, parse: singleObject(isCallPage) };
	const read = await settle(api.get(logsPath, how));
	if ('value' in read) return read.value;
	if (!hasStatus(read.error, 405)) throw read.error;
	return await api.post(logsPath, { ...how, idempotent: true });
}

/** Gets one call with its conversation. @throws {ApiError} when 8x8 does not find it */
export async function getCallDetail(api: Api, callId: string): Promise<CallDetail> {
	const { body } = await api.get(encodePath`/api/v1/calls/${callId}`, {
		headers: jsonHeaders,
		parse: singleObject(isCallDetail),
	});
	return body;
}
