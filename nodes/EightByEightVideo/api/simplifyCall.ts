import type { IDataObject } from 'n8n-workflow';
import { isoTime } from '../../shared/util/isoTime';
import type { CallDetail, CallLog, Message } from './callLogs';
import { snapshotPath } from './snapshotPath';

/** A call of the list with readable field names, the same as Create Room uses. Malformed values become null. */
export function simplifyCallLog(call: CallLog) {
	return {
		call_id: call.CallId,
		phone_number: cleanPhoneNumber(call.UserB_MSISDN),
		created_at: call.CreatedAt ?? null,
		finished_at: call.FinishedAt ?? null,
		duration: call.Duration ?? null,
		status: cleanText(call.Status),
		country: cleanText(call.CountryISO2alpha),
		call_reference: cleanText(call.Reference),
		location: call.Location ?? null,
	};
}

/** A call with its conversation with readable field names: times in ISO format, ratings as numbers. */
export function simplifyCall(callId: string, call: CallDetail) {
	return {
		call_id: callId,
		created_at: call.CreatedAt ?? null,
		finished_at: call.FinishedAt ?? null,
		duration: call.Duration ?? null,
		status: cleanText(call.Status),
		agent_rating: cleanNumber(call.AgentRating),
		guest_rating: cleanNumber(call.GuestRating),
		location: call.Location ?? null,
		conversation: (call.Conversation ?? []).map(simplifyMessage),
	};
}

function simplifyMessage({ origin, timestamp, data = '' }: Message): IDataObject {
	const snapshot = snapshotPath(data);
	return {
		origin: origin ?? null,
		sent_at: typeof timestamp === 'number' ? (isoTime(timestamp) ?? null) : null,
		...(snapshot === undefined ? { text: data } : { snapshot }),
	};
}

/** Straight and curly quotes and commas around values: remains of malformed JSON in 8x8's own samples. */
const wrapping = /^[\s"'\u2018\u2019\u201c\u201d,]+|[\s"'\u2018\u2019\u201c\u201d,]+$/g;

/** Text without surrounding remains. @returns null for empty values and for the text `null` */
function cleanText(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = String(value).replace(wrapping, '');
	return text === '' || text.toLowerCase() === 'null' ? null : text;
}

/** The number in international format, as Create Room accepts it. */
function cleanPhoneNumber(value: unknown): string | null {
	const text = cleanText(value);
	return text !== null && /^\d{7,15}$/.test(text) ? `+${text}` : text;
}

function cleanNumber(value: unknown): number | null {
	const text = cleanText(value);
	const number = Number(text);
	return text === null || Number.isNaN(number) ? null : number;
}
