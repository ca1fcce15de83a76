import fc from 'fast-check';
import { hostileText } from './hostileValues';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const tags = [{ key: 'agentName', value: 'Zoë' }];
const object = {
	id: 'object-1',
	type: 'callrecording',
	mimeType: 'audio/mpeg',
	objectName: '2022-11-09T23:06:07.mp3',
	storedBytes: 5,
	checksumType: 'MD5',
	checksum: '5d41402abc4b2a76b9719d911017c592',
	objectState: 'AVAILABLE',
	createdTime: '2022-11-09T23:06:07',
	updatedTime: 1668035167000,
	tags,
};
const row = {
	id: '103',
	name: 'A',
	groupId: '110',
	metrics: [{ key: 'entered.today', value: '7' }],
};
const agent = { id: 'ag10000', name: 'A', metrics: { 'accepted.today': 1 } };
const call = { CallId: '5774', UserB_MSISDN: '6512345678', CreatedAt: '2026-03-01', Duration: 3 };

/** Responses as 8x8 documents them, by node and operation. */
const documented: ReadonlyArray<readonly [RegExp, Json]> = [
	[
		/agent:getManyAcrossQueues/,
		{
			agents: [agent],
			queues: [{ queueId: '103', assignedAgents: ['ag10000'], agentMetrics: [agent] }],
		},
	],
	[/RealtimeMetrics/, [row]],
	[/object:getMany/, { lastPage: true, pageKey: 100, pageSize: 1, content: [object] }],
	[/object:/, object],
	[/bucket:/, { bucketId: 'bucket-1', createdTime: '2022-11-09', tags, objectList: [object] }],
	[/bulkDownload:run/, object],
	[
		/bulkDownload:/,
		{ zipName: 'some.zip', status: 'DONE', content: ['object-1'], url: 'https://x/y' },
	],
	[/region:/, ['us-west', 'uk']],
	[/call:getMany/, { nextCursor: null, list: [call] }],
	[
		/call:/,
		{
			CreatedAt: '2026-03-01T10:00:00Z',
			AgentRating: '5',
			Conversation: [{ origin: 'guest', timestamp: 1552458607812, data: '/s3/uploads/a.png' }],
		},
	],
	[/Video/, { auth_token: 'token', guest_link: 'https://x/y', call_reference: 'ORDER-12345' }],
	[/ContactNow/, { success: true, token: 'bd932b769fc7', expire: 4102444800 }],
];

function nested(open: string, close: string, depth: number): string {
	return open.repeat(depth) + close.repeat(depth);
}

/** JSON of numbers that JavaScript cannot represent, and of keys with a special meaning. */
const oddities = [
	...[
		'1e400',
		'-1e400',
		'1e20',
		'-0',
		'9007199254740993',
		'"NaN"',
		'null',
		'true',
		'[]',
		'{}',
		'""',
	],
	...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}'],
	...['[null]', '[[]]', '"__proto__"', '"\\u005f_proto__"', '{"\\u005f_proto__":[]}', '"\\ud83d"'],
	...['{"a":1,"a":2}', '[{"id":null,"name":"totals"}]', '253402300800000', '"../.."', '0.5'],
	nested('[', ']', 10_000),
	...['"1e400"', '"99999999999999999999"', '"/s3/CON.png"', '"javascript:alert(1)"'],
];

const marker = '@@odd@@';
const oddity = fc.oneof(
	fc.constantFrom(...oddities),
	hostileText.map((text) => JSON.stringify(text)),
);

/** Every position in a JSON value, as a function that replaces the value there. */
function places(value: Json): Array<(other: Json | undefined) => Json | undefined> {
	const here = [(other: Json | undefined) => other];
	if (typeof value !== 'object' || value === null) return here;
	const below = Object.entries(value).flatMap(([name, part]) =>
		places(part).map((put) => (other: Json | undefined) => {
			if (Array.isArray(value)) {
				return value.map((entry, index) => (String(index) === name ? (put(other) ?? null) : entry));
			}
			return { ...value, [name]: put(other) } as Json;
		}),
	);
	return [...here, ...below];
}

/** A documented response with one or two defects: a value replaced, missing or added. */
export function spoiltReply(title: string): fc.Arbitrary<string> {
	const reply = documented.find(([pattern]) => pattern.test(title))?.[1];
	if (reply === undefined) throw new Error(`No documented reply for ${title}`);
	const spots = places(reply);
	return fc.tuple(fc.nat(spots.length - 1), fc.option(oddity, { freq: 8 })).map(([at, odd]) => {
		if (odd === null) return JSON.stringify(spots[at]?.(undefined)) ?? '';
		return (JSON.stringify(spots[at]?.(marker)) ?? '').replace(`"${marker}"`, () => odd);
	});
}

/** Bodies that are not JSON, or that are too much for a parser. */
export const monsters: ReadonlyArray<readonly [name: string, body: string | Buffer]> = [
	['nothing', ''],
	['a byte order mark before an object', '\ufeff{}'],
	['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])],
	['lists in lists, 10,000 deep', nested('[', ']', 10_000)],
	['objects in objects, 10,000 deep', `${'{"message":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
	['half an object', '{"id":"103"'],
	['a page', '<!doctype html><title>Sign in</title>'],
	['the starts of many results', '<result>'.repeat(200_000)],
];

/** A list of so many megabytes, of what no operation asks for. */
export function listOf(megabytes: number): string {
	return `[${'{"message":"x"},'.repeat(megabytes * 65_000)}1]`;
}
