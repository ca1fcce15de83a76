import { isIP } from 'node:net';
import fc from 'fast-check';
import { checkAddresses } from '../../../../nodes/EightByEightContactNow/fields/addresses';
import { parseResponse } from '../../../../nodes/EightByEightContactNow/api/response';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';
import { expectAlways } from '../../../support/hostile/fuzz';
import { hostileText } from '../../../support/hostile/hostileValues';

describe('checkAddresses', () => {
	it('accepts exactly the addresses that Node accepts', async () => {
		const almost = fc
			.array(fc.constantFrom('1', '255', '256', '.', ':', '::', 'ffff', '0', '%', ' ', '/'), {
				maxLength: 9,
			})
			.map((parts) => parts.join(''));
		const addresses = fc.oneof(hostileText, almost, fc.ipV4(), fc.ipV6());
		await expectAlways(
			fc.property(addresses, (address) => {
				try {
					expect(checkAddresses([address], 'IP Addresses')).toEqual([address]);
					expect(isIP(address)).not.toBe(0);
				} catch (error) {
					if (!(error instanceof InvalidInputError)) throw error;
					expect(isIP(address) === 0 || address.includes('%')).toBe(true);
					expect(error.message).toContain("'IP Addresses'");
				}
			}),
			500,
		);
	});
});

describe('parseResponse', () => {
	it('returns text and finite numbers, or throws a SyntaxError, for any input', async () => {
		const part = fc.oneof(
			hostileText,
			fc.constantFrom(
				'<result>',
				'</result>',
				'<success>',
				'1',
				'</success>',
				'<token>',
				'</token>',
			),
			fc.constantFrom(
				'&constructor;',
				'&#x110000;',
				'&#xd800;',
				'&#0;',
				'&amp;',
				'{"success":true}',
			),
		);
		const xml = fc
			.array(part, { maxLength: 8 })
			.map((parts) => `<result><success>1</success>${parts.join('')}</result>`);
		const responses = fc.oneof(xml, fc.json(), part);
		await expectAlways(
			fc.property(responses, (text) => {
				try {
					const { success, error = '', token = '', expire = 0 } = parseResponse(text);
					expect(typeof success).toBe('boolean');
					expect([typeof error, typeof token, Number.isFinite(expire)]).toEqual([
						'string',
						'string',
						true,
					]);
					expect(error + token).not.toContain('native code');
				} catch (error) {
					expect(error).toBeInstanceOf(SyntaxError);
				}
			}),
			400,
		);
	});

	it('terminates for any number of opening tags', () => {
		expect(() => parseResponse('<result>'.repeat(500_000))).toThrow(SyntaxError);
	});
});
