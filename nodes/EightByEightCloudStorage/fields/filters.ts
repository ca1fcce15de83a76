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

/** A number that is compared as 8x8 stores it. */
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
	'As 8x8 stores it: milliseconds in recordings, seconds in transcripts, by its samples';

export const filterFields = {
	types: multiOptions({
		displayName: 'Types',
		description: 'Any of these; empty finds all types',
		options: objectTypes.map(({ name, value }) => ({ name, value })),
	}),
	otherTypes: stringList({
		displayName: 'Other Types',
		description: 'Types that are not in the list, comma-separated, as 8x8 writes them',
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
		description: 'Whether the call came in or went out',
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
		description: 'Number of the caller, of the one called or of the extension, as 8x8 writes it',
		placeholder: 'e.g. +442035551234',
	}),
	states: multiOptions({
		displayName: 'States',
		description: 'Any of these; empty finds AVAILABLE objects only. REVOKED ones were deleted.',
		options: states.map((value) => ({ name: value, value })),
	}),
	tags,
};

/** What a user may enter to find objects; everything given has to hold. */
export const filters = collection(
	{ displayName: 'Filters', placeholder: 'Add filter' },
	filterFields,
);

/** FIQL text for those who know it. */
export const expertFilter = string({
	displayName: 'Filter (FIQL)',
	description:
		'A search in FIQL, in addition to Filters: == != =gt= =ge= =lt= =le=, with a semicolon for "and", a comma for "or" and parentheses',
	placeholder: 'e.g. type==callrecording',
	hint: 'Times are epoch milliseconds: createdTime=ge=1725148800000',
	check(fiql, displayName) {
		// Parentheses are put around it, which must not be left half-way.
		let depth = 0;
		for (const character of fiql) {
			if (character === '(') depth++;
			if (character === ')' && --depth < 0) break;
		}
		if (depth === 0) return fiql;
		throw new InvalidInputError(`'${displayName}' has parentheses that do not match`);
	},
});

/** Tags that say who took part, over all types of objects. */
const agentTags = ['agentId', 'agentName', 'agentEmail', 'userName', 'userEmail'];
const queueTags = ['queueName', 'queueNumber'];
const phoneTags = ['callerId', 'calleeId', 'address', 'extensionNumber', 'billingTelephoneNumber'];

/** The condition that filters and FIQL text stand for together; undefined for "everything". */
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

/** `transcription/callcenterrecording` stands for a transcript by what it was made of. */
function typeCondition(type: string): Condition {
	const known = objectTypes.some(({ value }) => value === type);
	const [name = '', source] = known ? type.split('/') : [type];
	const isType = compare('type', '==', name);
	return source === undefined ? isType : all([isType, compare('sourceObjectType', '==', source)]);
}
