import { alphabetical } from '../../shared/util/alphabetical';

/** A type of object that 8x8's object guide describes. */
export interface ObjectType {
	/** The value of `type`. For transcripts, followed by a slash and the type of their source. */
	readonly value: string;
	readonly name: string;
	/** Format of the content. */
	readonly content: string;
	/** Tags in 8x8's samples. */
	readonly tags: readonly string[];
}

const callCenterTags = [
	...['address', 'agentId', 'agentName', 'billingTelephoneNumber', 'branchId', 'calleeId'],
	...['calleeName', 'callerId', 'callerName', 'callId', 'callSnippetId', 'channelName'],
	...['direction', 'duration', 'extensionNumber', 'holdDuration', 'ipbxid', 'mediaUrl'],
	...['queueName', 'queueNumber', 'startTime', 'tenantId', 'transactionId'],
];
const voicemailTags = [...callCenterTags, 'agentEmail', 'originalCallId'];

/** Sorted by name, as the field shows them. */
export const objectTypes: readonly ObjectType[] = [
	{
		value: 'agentnotes',
		name: 'Agent Notes',
		content: 'Text',
		tags: ['callId', 'ipbxid', 'tenantId'],
	},
	{
		value: 'callcenterrecording',
		name: 'Call Recording (Contact Center)',
		content: 'MP3, stereo',
		tags: callCenterTags,
	},
	{
		value: 'callrecording',
		name: 'Call Recording (Work)',
		content: 'MP3',
		tags: [
			...['address', 'branchId', 'callId', 'callLogId', 'direction', 'duration', 'endTime'],
			...['extensionId', 'extensionNumber', 'guid', 'ipbxid', 'media-processed', 'pbxId'],
			...['startTime', 'userEmail', 'userName'],
		],
	},
	{
		value: 'meeting',
		name: 'Meeting',
		content: 'Meeting recording',
		tags: ['duration', 'meetingUrl', 'sessionId'],
	},
	{
		value: 'screenrecording',
		name: 'Screen Recording',
		content: 'MP4',
		tags: [
			...['agentId', 'callId', 'duration', 'identifier', 'recording_start_time', 'startTime'],
			...['startedBy', 'tenantId', 'transactionId'],
		],
	},
	{
		value: 'sentimentScore',
		name: 'Sentiment Score',
		content: 'JSON',
		tags: [
			...['callId', 'contentObjectType', 'ipbxid', 'sentimentProcessed', 'sourceObjectType'],
			'tenantId',
		],
	},
	{
		value: 'summary',
		name: 'Summary',
		content: 'JSON',
		tags: [
			...['callId', 'contentObjectType', 'result', 'sourceObjectId', 'sourceObjectType'],
			'tenantId',
		],
	},
	{
		value: 'voicecommentrecording',
		name: 'Survey Comment',
		content: 'WAV',
		tags: [
			...['agentId', 'callId', 'pcsId', 'pcsQuestionNumber', 'tenantId'],
			'transcription-processed',
		],
	},
	{
		value: 'postcallsurvey',
		name: 'Survey Result',
		content: 'JSON',
		tags: ['agentId', 'callId', 'pcsId', 'tenantId'],
	},
	{
		value: 'transcription/callcenterrecording',
		name: 'Transcript of Call (Contact Center)',
		content: 'JSON',
		tags: ['sourceObjectType'],
	},
	{
		value: 'transcription/callrecordingchannel',
		name: 'Transcript of Call (Work)',
		content: 'JSON, one object for each side of the call',
		tags: ['sourceObjectType', 'speaker'],
	},
	{
		value: 'transcription/voicecommentrecording',
		name: 'Transcript of Survey Comment',
		content: 'JSON',
		tags: [
			...['agentId', 'callId', 'duration', 'language', 'pcsId', 'pcsQuestionNumber', 'provider'],
			...['result', 'sourceId', 'sourceObjectType', 'tenantId'],
		],
	},
	{
		value: 'transcription/callcentervoicemail',
		name: 'Transcript of Voicemail (Contact Center)',
		content: 'JSON',
		tags: alphabetical(
			[...voicemailTags, 'language', 'provider', 'result', 'sourceId', 'sourceObjectType'],
			String,
		),
	},
	{
		value: 'callcentervoicemail',
		name: 'Voicemail (Contact Center)',
		content: 'MP3',
		tags: alphabetical(voicemailTags, String),
	},
	{ value: 'voicemail', name: 'Voicemail (Work)', content: 'MP3', tags: [] },
];
