import type { IDataObject } from 'n8n-workflow';
import type { Api } from '../../shared/http/api';
import { fetchLinkedPages } from '../../shared/http/linkedPages';
import { isId, isListIfAny, isObject, singleObject, type Shape } from '../../shared/http/parse';
import { encodePath } from '../../shared/http/path';
import { createStallDetector } from '../../shared/http/stallDetector';
import { jsonHeaders } from './tokens';

/** A call in the list, as 8x8 sends it. Its own samples hold texts such as `null,` in any field. */
export interface CallLog extends IDataObject {
	CallId: string;
	/** The guest's number: digits without plus. */
	UserB_MSISDN?: string | null;
	/** ISO time, UTC. */
	CreatedAt?: string | null;
	/** Null while the call lasts. */
	FinishedAt?: string | null;
	/** Seconds, it seems. */
	Duration?: number | null;
	/** A letter; `E` and `C` are seen, their meaning is not documented. */
	Status?: string | null;
	CountryISO2alpha?: string | null;
	/** The call reference that the room was created with. */
	Reference?: string | null;
	Location?: IDataObject | null;
}

/** A call by its ID, as 8x8 sends it: without ID and phone number. */
export interface CallDetail extends IDataObject {
	CreatedAt?: string | null;
	FinishedAt?: string | null;
	Duration?: number | null;
	Status?: string | null;
	/** Text, such as `5`. */
	AgentRating?: string | null;
	GuestRating?: string | null;
	Location?: IDataObject | null;
	Conversation?: Message[] | null;
}

/** What was said or shown in a call. */
export interface Message extends IDataObject {
	/** `agent` or `guest`. */
	origin?: string;
	/** Epoch milliseconds. */
	timestamp?: number;
	/** What was written, or the path of a snapshot. */
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

export interface CallSearch {
	/** First and last day, `yyyy-mm-dd`; '' for no bound. */
	readonly from?: string;
	readonly to?: string;
	/** Call reference or phone number; '' for all. */
	readonly query?: string;
}

const logsPath = '/api/v1/call-logs';

/** Yields calls in the order in which 8x8 lists them, up to a limit. @throws {ApiError} */
export async function* findCalls(
	api: Api,
	{ from, to, query }: CallSearch,
	limit: number,
): AsyncGenerator<CallLog> {
	const checkStall = createStallDetector();
	yield* fetchLinkedPages(async (cursor) => {
		const { body } = await api.get(logsPath, {
			headers: jsonHeaders,
			query: {
				...(from && { from }),
				...(to && { to }),
				...(query && { q: query }),
				cursor,
			},
			parse: singleObject(isCallPage),
		});
		checkStall(body.list.map(({ CallId }) => CallId));
		return { items: body.list, next: body.nextCursor, request: `GET ${logsPath}` };
	}, limit);
}

/** @throws {ApiError} when there is no such call */
export async function getCallDetail(api: Api, callId: string): Promise<CallDetail> {
	const { body } = await api.get(encodePath`/api/v1/calls/${callId}`, {
		headers: jsonHeaders,
		parse: singleObject(isCallDetail),
	});
	return body;
}
