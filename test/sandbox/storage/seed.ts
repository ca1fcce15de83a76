import { hash, pick, uuid } from '../random';

export type ObjectState = 'AVAILABLE' | 'DELETED' | 'FAILED' | 'PENDING' | 'REVOKED';

/** An object as the sandbox keeps it; store.ts turns it into what the API shows. */
export interface StoredObject {
	id: string;
	type: string;
	mimeType: string;
	objectName: string;
	storedBytes: number;
	objectState: ObjectState;
	/** Epoch milliseconds. */
	createdTime: number;
	updatedTime: number;
	customerId: string;
	userId: string;
	bucketId: string;
	tags: Record<string, string>;
	shared: boolean;
	/** Instead of the true MD5. */
	checksum?: string;
}

interface Kind {
	type: string;
	mimeType: string;
	extension: string;
	tags: readonly string[];
	sourceObjectType?: string;
}

const MP3 = { mimeType: 'audio/mpeg', extension: 'mp3' };
const JSON_FILE = { mimeType: 'application/json', extension: 'json' };
const CALL_TAGS = ['callId', 'ipbxid', 'address', 'duration', 'direction', 'startTime', 'endTime'];
const CENTER_TAGS = ['agentId', 'agentName', 'queueName', 'queueNumber', 'channelName', 'tenantId'];

/** Types, media types and tags of 8x8's object guide. */
const KINDS: readonly Kind[] = [
	{ type: 'callrecording', ...MP3, tags: [...CALL_TAGS, 'userName', 'userEmail', 'branchId'] },
	{ type: 'callcenterrecording', ...MP3, tags: [...CALL_TAGS, ...CENTER_TAGS, 'transactionId'] },
	{ type: 'callrecording', ...MP3, tags: [...CALL_TAGS, 'userName', 'extensionNumber'] },
	{
		type: 'transcription',
		...JSON_FILE,
		tags: ['callId', 'duration', 'speaker'],
		sourceObjectType: 'callrecordingchannel',
	},
	{ type: 'voicemail', ...MP3, tags: ['callId', 'duration'] },
	{
		type: 'transcription',
		...JSON_FILE,
		tags: ['callId', 'duration', 'language', 'result', 'tenantId'],
		sourceObjectType: 'callcenterrecording',
	},
	{ type: 'postcallsurvey', ...JSON_FILE, tags: ['pcsId', 'callId', 'agentId', 'tenantId'] },
	{
		type: 'voicecommentrecording',
		mimeType: 'audio/wav',
		extension: 'wav',
		tags: ['pcsId', 'callId', 'agentId', 'tenantId', 'pcsQuestionNumber'],
	},
	{ type: 'callcentervoicemail', ...MP3, tags: [...CALL_TAGS, ...CENTER_TAGS, 'agentEmail'] },
	{
		type: 'screenrecording',
		mimeType: 'video/mp4',
		extension: 'mp4',
		tags: ['callId', 'agentId', 'duration', 'tenantId', 'startTime', 'recording_start_time'],
	},
	{
		type: 'agentnotes',
		mimeType: 'text/plain',
		extension: 'txt',
		tags: ['callId', 'ipbxid', 'tenantId'],
	},
	{
		type: 'sentimentScore',
		...JSON_FILE,
		tags: ['callId', 'ipbxid', 'tenantId', 'sentimentProcessed'],
		sourceObjectType: 'callcenterrecording',
	},
	{
		type: 'summary',
		...JSON_FILE,
		tags: ['callId', 'result', 'tenantId', 'sourceObjectId'],
		sourceObjectType: 'callcenterrecording',
	},
];

/** One in ten is not available, so that state filters have something to find. */
const STATES: readonly ObjectState[] = [
	...Array<ObjectState>(36).fill('AVAILABLE'),
	'REVOKED',
	'REVOKED',
	'PENDING',
	'FAILED',
];

const NEWEST = Date.UTC(2025, 8, 1);
const SPACING_MS = 7 * 60_000;
const LONGEST_BYTES = 40_000;

function tagValue(name: string, id: string, createdTime: number): string {
	const random = hash(`${id}/${name}`);
	switch (name) {
		case 'duration':
			return String((random % 1_200) * 1_000);
		case 'startTime':
			return String(createdTime - 90_000);
		case 'endTime':
			return String(createdTime - 5_000);
		case 'direction':
			return pick(['INBOUND', 'OUTBOUND'], random);
		case 'speaker':
			return pick(['owner', 'external'], random);
		case 'queueName':
			return pick(['Sales English', 'Support VIP', 'Billing Español'], random);
		case 'agentName':
		case 'userName':
			return pick(['Amira Abara', 'Ben Brandt', "Gil D'Souza"], random);
		case 'agentEmail':
		case 'userEmail':
			return pick(['amira@example.com', 'ben@example.com'], random);
		case 'recording_start_time':
			return new Date(createdTime).toISOString().slice(0, 19).replace(/[-:]/g, '');
		case 'address':
			// All tag values are strings, and some are empty.
			return '';
		default:
			return String(random % 1_000_000);
	}
}

function storedBytes(random: number): number {
	return random % 97 === 0 ? 0 : 200 + (random % LONGEST_BYTES);
}

/** The `index`th of `count` objects, oldest first. */
export function seededObject(scope: string, index: number, count: number): StoredObject {
	const id = uuid(`${scope}/object/${index}`);
	const random = hash(id);
	const kind = pick(KINDS, random);
	const createdTime = NEWEST - (count - index) * SPACING_MS;
	const stamp = new Date(createdTime).toISOString().slice(0, 19);
	const tags = Object.fromEntries(kind.tags.map((name) => [name, tagValue(name, id, createdTime)]));
	if (kind.sourceObjectType) tags.sourceObjectType = kind.sourceObjectType;
	return {
		id,
		type: kind.type,
		mimeType: kind.mimeType,
		// Real names have colons and plus signs.
		objectName: `${stamp}_+44203555${String(index).padStart(4, '0')}_${kind.type}.${kind.extension}`,
		storedBytes: storedBytes(random >>> 4),
		objectState: pick(STATES, random >>> 8),
		createdTime,
		updatedTime: createdTime + (random % 4) * 60_000,
		customerId: uuid(scope.replace(/\/[^/]*$/, '')),
		userId: uuid(`${scope}/user/${random % 9}`),
		// undocumented: how objects are grouped into buckets; five at a time here.
		bucketId: uuid(`${scope}/bucket/${Math.floor(index / 5)}`),
		tags,
		shared: random % 10 === 0,
	};
}
