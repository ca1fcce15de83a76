import {
	type Field,
	type FieldProperty,
	type Params,
	collection,
	dateTime,
	multiOptions,
	options,
	string,
	stringList,
} from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { toNumberIfText } from '../../shared/fields/coercion';
import { all, any, compare, type Condition } from '../search/fiql';
import { objectTypes } from './objectTypes';
import { tags } from './tags';

const states = ['AVAILABLE', 'DELETED', 'FAILED', 'PENDING', 'REVOKED'];

/** A number that is compared with the raw value that 8x8 stores. */
function rawNumber(texts: Pick<FieldProperty, 'displayName' | 'description'>): Field<number> {
	return {
		property: { ...texts, type: 'number', default: 0 },
		read(raw) {
			const value = toNumberIfText(raw);
			if (typeof value === 'number' && Number.isFinite(value)) return value;
			throw new InvalidInputError(`'${texts.displayName}' must be a number`);
		},
	};
}

const durationUnit =
	'The value as 8x8 stores it. Its samples show milliseconds for recordings and seconds for transcripts.';

export const filterFields = {
	types: multiOptions({
		displayName: 'Types',
		description: 'Only these types. Leave empty to find all types.',
		options: objectTypes.map(({ name, value }) => ({ name, value })),
	}),
	otherTypes: stringList({
		displayName: 'Other Types',
		description: 'Comma-separated types that are not in the list, using the names that 8x8 uses',
		placeholder: 'e.g. callrecording',
	}),
	createdAfter: dateTime({ displayName: 'Created After', description: 'At this time or later' }),
	createdBefore: dateTime({ displayName: 'Created Before', description: 'Before this time' }),
	updatedAfter: dateTime({ displayName: 'Updated After', description: 'At this time or later' }),
	updatedBefore: dateTime({ displayName: 'Updated Before', description: 'Before this time' }),
	durationFrom: rawNumber({ displayName: 'Duration From', description: durationUnit }),
	durationTo: rawNumber({ displayName: 'Duration To', description: durationUnit }),
	direction: options({
		displayName: 'Direction',
		description: 'The direction of the call',
		default: 'INBOUND',
		options: [
			{ name: 'Inbound', value: 'INBOUND' },
			{ name: 'Outbound', value: 'OUTBOUND' },
		],
	}),
	agent: string({
		displayName: 'Agent or User',
		description: 'ID, name or email address of the agent, or name or email address of the user',
		placeholder: 'e.g. Amira Abara',
	}),
	queue: string({
		displayName: 'Queue',
		description: 'Name or number of the queue',
		placeholder: 'e.g. Support VIP',
	}),
	phoneNumber: string({
		displayName: 'Phone Number',
		description: 'Number of the caller, the person called or the extension, as 8x8 stores it',
		placeholder: 'e.g. +442035551234',
	}),
	states: multiOptions({
		displayName: 'States',
		description:
			'Only objects in these states. Leave empty to find AVAILABLE objects only. REVOKED objects were deleted.',
		options: states.map((value) => ({ name: value, value })),
	}),
	tags,
};

/** The filters that a user can add. An object must match all of them. */
export const filters = collection(
	{ displayName: 'Filters', placeholder: 'Add filter' },
	filterFields,
);

/** A filter in 8x8's query language. */
export const expertFilter = string({
	displayName: 'Filter (FIQL)',
	description:
		'A FIQL query to combine with Filters. It supports == != =gt= =ge= =lt= =le=, a semicolon for "and", a comma for "or", and parentheses.',
	placeholder: 'e.g. type==callrecording',
	hint: 'Times are epoch milliseconds: createdTime=ge=1725148800000',
	check(fiql, displayName) {
		// The filter is put into parentheses, which it must not close itself.
		let depth = 0;
		for (const character of fiql) {
			if (character === '(') depth++;
			if (character === ')' && --depth < 0) break;
		}
		if (depth === 0) return fiql;
		throw new InvalidInputError(`'${displayName}' has unbalanced parentheses`);
	},
});

/** Tags that identify the participants of a call, across all types of objects. */
const agentTags = ['agentId', 'agentName', 'agentEmail', 'userName', 'userEmail'];
const queueTags = ['queueName', 'queueNumber'];
const phoneTags = ['callerId', 'calleeId', 'address', 'extensionNumber', 'billingTelephoneNumber'];

/** Combines the filters and the FIQL text into one condition; undefined if there is none. */
export function conditionOf(
	given: Partial<Params<typeof filterFields>>,
	fiql = '',
): Condition | undefined {
	const anyTag = (names: readonly string[], value: string | undefined) =>
		value === undefined ? [] : [any(names.map((name) => compare(name, '==', value)))];
	const types = [...(given.types ?? []), ...(given.otherTypes ?? [])].map(typeCondition);
	const states = given.states?.map((state) => compare('objectState', '==', state)) ?? [];
	const bounds = [
		['createdTime', '=ge=', given.createdAfter],
		['createdTime', '=lt=', given.createdBefore],
		['updatedTime', '=ge=', given.updatedAfter],
		['updatedTime', '=lt=', given.updatedBefore],
		['duration', '=ge=', given.durationFrom],
		['duration', '=le=', given.durationTo],
	] as const;
	const conditions = [
		...(types.length > 0 ? [any(types)] : []),
		...bounds.flatMap(([name, operator, value]) =>
			value === undefined ? [] : [compare(name, operator, String(value))],
		),
		...anyTag(['direction'], given.direction),
		...anyTag(agentTags, given.agent),
		...anyTag(queueTags, given.queue),
		...anyTag(phoneTags, given.phoneNumber),
		...(states.length > 0 ? [any(states)] : []),
		...(given.tags ?? []),
		...(fiql === '' ? [] : [{ kind: 'raw', fiql } as const]),
	];
	return conditions.length > 0 ? all(conditions) : undefined;
}

/** `transcription/callcenterrecording` means transcripts whose source has the type `callcenterrecording`. */
function typeCondition(type: string): Condition {
	const known = objectTypes.some(({ value }) => value === type);
	const [name = '', source] = known ? type.split('/') : [type];
	const isType = compare('type', '==', name);
	return source === undefined ? isType : all([isType, compare('sourceObjectType', '==', source)]);
}
