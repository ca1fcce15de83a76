import { reject, type SandboxRequest } from '../http';
import { hash, hex, mix, pick } from '../random';

/** A row of the call logs, in 8x8's own spelling. */
export interface CallLog {
	CallId: string;
	/** Digits without plus; 8x8's sample has malformed ones too. */
	UserB_MSISDN: string;
	CreatedAt: string;
	FinishedAt: string | null;
	/** Seconds, it seems. */
	Duration: number;
	Status: string;
	CountryISO2alpha: string;
	Reference: string | null;
	Location: { lat: number; long: number } | null;
}

const CALLS = 65;
// undocumented: page size.
const PAGE_SIZE = 20;
const NEWEST_ID = 5774;
const NEWEST = Date.UTC(2025, 8, 1, 9);
const SPACING_MS = 5 * 3_600_000;

/** Newest first, as in 8x8's sample. */
function allCalls(seed: number): CallLog[] {
	return Array.from({ length: CALLS }, (_, index) => {
		const random = hash(`${seed}/call/${index}`);
		const created = NEWEST - index * SPACING_MS;
		const duration = 20 + (random % 900);
		const ongoing = index % 16 === 3;
		return {
			CallId: String(NEWEST_ID - index),
			// The two kinds of junk that 8x8's own sample contains.
			UserB_MSISDN: index % 20 === 1 ? 'null,' : `6391${String(random % 1e8).padStart(8, '0')}`,
			CreatedAt: new Date(created).toISOString(),
			FinishedAt: ongoing ? null : new Date(created + duration * 1000).toISOString(),
			Duration: ongoing ? 0 : duration,
			// undocumented: what the letters mean.
			Status: ongoing ? 'C' : 'E',
			CountryISO2alpha: index % 20 === 1 ? '\u201cPH\u201d' : pick(['PH', 'SG', 'AU'], random),
			Reference: index % 3 === 0 ? null : `ref-${hex(`${seed}/reference/${index}`, 8)}`,
			Location: index % 4 === 0 ? { lat: 1.2966, long: 103.8547 } : null,
		};
	});
}

/** The two path layouts that 8x8 shows. */
function snapshotPath(call: CallLog): string {
	const taken = Date.parse(call.CreatedAt) + 10_000;
	const day = new Date(taken);
	const folder = `/s3/uploads/snapshots/${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
	return Number(call.CallId) % 2 === 0
		? `${folder}/${taken}-snapshot.png`
		: `${folder}/${taken}/snapshot.png`;
}

/** Paths of all snapshots. */
export function snapshotPaths(seed: number): Set<string> {
	return new Set(allCalls(seed).map(snapshotPath));
}

function day(request: SandboxRequest, name: string): string | undefined {
	const value = request.query.get(name);
	if (value === null) return undefined;
	// undocumented: status and text for a date in another form.
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
		throw reject(400, `Bad request: '${name}' must be yyyy-mm-dd`);
	return value;
}

/**
 * undocumented: days are UTC and inclusive; `q` matches part of a reference or phone number; a
 * cursor is the id of the last row before the page, and nextCursor leads to older calls.
 */
export function searchCalls(request: SandboxRequest, seed: number) {
	const from = day(request, 'from');
	const to = day(request, 'to');
	const q = request.query.get('q') ?? '';
	const calls = allCalls(seed).filter((call) => {
		const created = call.CreatedAt.slice(0, 10);
		if (from !== undefined && created < from) return false;
		if (to !== undefined && created > to) return false;
		return call.UserB_MSISDN.includes(q) || (call.Reference ?? '').includes(q);
	});
	const cursor = request.query.get('cursor');
	const after = cursor === null ? -1 : calls.findIndex(({ CallId }) => CallId === cursor);
	// undocumented: status and text for a cursor that leads nowhere.
	if (cursor !== null && after < 0) throw reject(400, `Bad request: unknown cursor '${cursor}'`);
	const list = calls.slice(after + 1, after + 1 + PAGE_SIZE);
	const more = after + 1 + PAGE_SIZE < calls.length;
	const before = after - PAGE_SIZE;
	return {
		prevCursor: before >= 0 ? calls[before].CallId : null,
		nextCursor: more ? list[list.length - 1].CallId : null,
		list,
	};
}

/** One call with its conversation; undefined if there is none with this id. */
export function callDetail(id: string, seed: number) {
	const call = allCalls(seed).find(({ CallId }) => CallId === id);
	if (!call) return undefined;
	const { CreatedAt, FinishedAt, Duration, Status, Location } = call;
	const start = Date.parse(CreatedAt);
	const rating = String(1 + (mix(hash(id), seed) % 5));
	return {
		CreatedAt,
		FinishedAt,
		Duration,
		Status,
		AgentRating: rating,
		GuestRating: rating,
		Location,
		Conversation: [
			{ origin: 'agent', timestamp: start + 5_000, data: 'Hello, can you show me the device?' },
			{ origin: 'agent', timestamp: start + 10_000, data: snapshotPath(call) },
			// A guest can type text that looks like a snapshot's path.
			{ origin: 'guest', timestamp: start + 15_000, data: '/s3/../is where I keep my files' },
		],
	};
}
