import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { toObject, toText } from '../../shared/fields/coercion';
import { quote } from '../../shared/errors/quote';
import { compare, isPlain, type Condition, type Operator } from '../search/fiql';

const operators: ReadonlyArray<{ name: string; value: string; fiql: Operator }> = [
	{ name: 'Is', value: 'equals', fiql: '==' },
	{ name: 'Is at Least', value: 'atLeast', fiql: '=ge=' },
	{ name: 'Is at Most', value: 'atMost', fiql: '=le=' },
	{ name: 'Is Greater Than', value: 'greater', fiql: '=gt=' },
	{ name: 'Is Less Than', value: 'less', fiql: '=lt=' },
	{ name: 'Is Not', value: 'notEquals', fiql: '!=' },
];

/** Valid names of fields and tags. 8x8's own consist of letters, digits, underscores and hyphens. */
const selector = /^[A-Za-z_][\w.-]*$/;

const displayName = 'Tags';

/** Any number of tag comparisons, as a list of conditions. */
export const tags: Field<Condition[] | undefined> = {
	property: {
		displayName,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add tag',
		description: 'Tags to compare. The documentation lists the tags of each type.',
		default: {},
		options: [
			{
				displayName: 'Tag',
				name: 'tag',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. tenantId',
					},
					{
						displayName: 'Operator',
						name: 'operator',
						type: 'options',
						options: operators.map(({ name, value }) => ({ name, value })),
						default: 'equals',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
	read(raw) {
		const { tag } = toObject(raw ?? {}, displayName);
		const rows: unknown[] = [tag ?? []].flat();
		return rows.length === 0
			? undefined
			: rows.map((row) => toCondition(toObject(row, displayName)));
	},
};

function toCondition({ name, operator = 'equals', value }: IDataObject): Condition {
	const tag = typeof name === 'string' ? name.trim() : '';
	if (!selector.test(tag)) {
		throw new InvalidInputError(
			`'${displayName}' contains an invalid tag name: ${quote(name)}`,
			'Tag names consist of letters, digits, underscores and hyphens, e.g. agentId.',
		);
	}
	const chosen = operators.find((one) => one.value === operator);
	if (!chosen) {
		throw new InvalidInputError(
			`'${displayName}' has the unknown operator ${quote(operator)}`,
			`Use one of: ${operators.map((one) => one.value).join(', ')}.`,
		);
	}
	const text = toText(value, `${displayName}: ${tag}`);
	const isEquality = chosen.fiql === '==' || chosen.fiql === '!=';
	if (!isEquality && !isPlain(text)) {
		throw new InvalidInputError(
			`'${displayName}' cannot compare '${tag}' with ${quote(text)}`,
			'With this operator, use a number or plain text.',
		);
	}
	return compare(tag, chosen.fiql, text);
}
