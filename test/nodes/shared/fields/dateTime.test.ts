import { dateTime } from '../../../../nodes/shared/fields';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';

const field = dateTime({ displayName: 'Start', description: 'When to start' });
const moment = Date.UTC(2025, 7, 31, 9);

describe('dateTime', () => {
	it('is a date picker that is empty by default', () => {
		expect(field.property).toEqual({
			displayName: 'Start',
			description: 'When to start',
			type: 'dateTime',
			default: '',
		});
		expect([field.read(''), field.read(null), field.read(undefined)]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	it.each([
		'2025-08-31T09:00:00Z',
		'2025-08-31T11:00:00+02:00',
		new Date(moment),
		moment,
		String(moment),
		` ${moment} `,
	])('reads %p', (raw) => {
		expect(field.read(raw, 'America/New_York')).toBe(moment);
	});

	it("reads the picker's text in the workflow's time zone", () => {
		expect(field.read('2025-08-31T09:00:00', 'Europe/Berlin')).toBe(moment - 2 * 3_600_000);
	});

	it.each(['99999999999', '123456789012345', 'x123456789012', '123456789012x', 'soon'])(
		'does not read %p as milliseconds',
		(raw) => {
			expect(() => field.read(raw, 'UTC')).toThrow(InvalidInputError);
		},
	);

	it.each([NaN, 1.5, Infinity, {}, [], true])('rejects %p with the field and the fix', (raw) => {
		expect(() => field.read(raw, 'UTC')).toThrow(
			expect.objectContaining({
				name: 'InvalidInputError',
				message: "'Start' is not a date and time",
				description: expect.stringContaining('2025-08-31T09:00:00Z'),
			}),
		);
	});
});
