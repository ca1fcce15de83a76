import fc from 'fast-check';
import type { INodeProperties } from 'n8n-workflow';
import type { Field } from '../../nodes/shared/fields';
import { InvalidInputError } from '../../nodes/shared/errors/invalidInputError';
import { expectAlways } from '../support/hostile/fuzz';
import { defectIn, hostileLocator, hostileValue } from '../support/hostile/hostileValues';
import { allFields } from '../support/operations/allOperations';

/** Maximum length of a message. */
const maxMessage = 400;

/** A field, and how to set it to an arbitrary value; fields of a collection are also tried one by one. */
interface Slot {
	readonly title: string;
	readonly displayNames: readonly string[];
	readonly read: (rubbish: unknown) => unknown;
}

function slotsOf(title: string, field: Field<unknown>): Slot[] {
	const { displayName, options = [], type } = field.property;
	const read = (raw: unknown) => field.read(raw, 'Europe/Berlin');
	const own = { title, displayNames: [displayName], read };
	if (type !== 'collection') return [own];
	const inner = (options as INodeProperties[]).map((option) => ({
		title: `${title}.${option.name}`,
		displayNames: [option.displayName],
		read: (rubbish: unknown) => read({ [option.name]: rubbish }),
	}));
	return [own, ...inner];
}

const slots = allFields.flatMap(([title, fields]) =>
	Object.entries(fields).flatMap(([name, field]) => slotsOf(`${title} ${name}`, field)),
);

const rubbish = fc.oneof(
	hostileValue,
	hostileLocator(hostileValue),
	fc.record({ tag: fc.oneof(hostileValue, tagRow(), fc.array(tagRow(), { maxLength: 3 })) }),
	fc.array(hostileValue, { maxLength: 3 }),
);

function tagRow() {
	const given = { name: hostileValue, operator: hostileValue, value: hostileValue };
	const plain = { name: fc.constant('agentId'), operator: fc.constant('equals') };
	return fc.oneof(fc.record(given, { requiredKeys: [] }), fc.record({ ...given, ...plain }));
}

/** Whether a value is safe for an operation: plain data that any request can contain. */
function isClean(value: unknown): boolean {
	if (typeof value === 'string') return value.length <= 5000 && !/\p{Surrogate}/u.test(value);
	if (typeof value === 'number') return Number.isFinite(value);
	if (value === undefined || typeof value === 'boolean') return true;
	if (Array.isArray(value)) return value.every(isClean);
	if (value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
	return Object.values(value).every(isClean);
}

describe('any value of an expression', () => {
	it('is tested with every field', () => {
		expect(slots.length).toBeGreaterThan(100);
		expect(slots.map(({ title }) => title)).toContain(
			'eightByEightCloudStorage object:getMany filters.tags',
		);
	});

	it.each(slots.map((slot) => [slot.title, slot] as const))(
		'%s becomes a valid value or an error that names the field',
		async (_title, { displayNames, read }) => {
			await expectAlways(
				fc.property(rubbish, (raw) => {
					try {
						expect(isClean(read(raw))).toBe(true);
					} catch (error) {
						if (!(error instanceof InvalidInputError)) throw error;
						const { message, description = '' } = error;
						const text = `${message} ${description}`;
						expect(displayNames.filter((name) => text.includes(`'${name}`))).not.toEqual([]);
						expect(defectIn(text)).toBeUndefined();
						expect(message.length).toBeLessThan(maxMessage);
					}
				}),
				60,
			);
		},
	);
});
