import type { IDataObject } from 'n8n-workflow';
import { isoTime } from '../../shared/util/isoTime';
import type { CallDetail, CallLog, Message } from './callLogs';
import { snapshotPath } from './snapshotPath';

/** A call of the list under readable names, those of Create Room where it has them; junk becomes null. */
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

/** A call with its conversation under readable names: all times as ISO, ratings as numbers. */
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

/** Quotes, straight and curly, and commas are what is left of badly written JSON in 8x8's own sample. */
const wrapping = /^[\s"'\u2018\u2019\u201c\u201d,]+|[\s"'\u2018\u2019\u201c\u201d,]+$/g;

/** @returns null for what is empty or says `null` */
function cleanText(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = String(value).replace(wrapping, '');
	return text === '' || text.toLowerCase() === 'null' ? null : text;
}

/** In the international form, as Create Room takes it. */
function cleanPhoneNumber(value: unknown): string | null {
	const text = cleanText(value);
	return text !== null && /^\d{7,15}$/.test(text) ? `+${text}` : text;
}

function cleanNumber(value: unknown): number | null {
	const text = cleanText(value);
	const number = Number(text);
	return text === null || Number.isNaN(number) ? null : number;
}
