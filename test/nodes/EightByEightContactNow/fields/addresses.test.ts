import { checkAddresses } from '../../../../nodes/EightByEightContactNow/fields/addresses';

const check = (...addresses: string[]) => checkAddresses(addresses, 'IP Addresses');

describe('checkAddresses', () => {
	it.each(['203.0.113.7', '0.0.0.0', '255.255.255.255', '::1', '2001:db8::7', '::ffff:1.2.3.4'])(
		'accepts %s',
		(address) => {
			expect(check(address)).toEqual([address]);
		},
	);

	it.each([
		'256.1.1.1',
		'1.2.3',
		'1.2.3.4/24',
		'01.2.3.4',
		'example.com',
		'2001::db8::7',
		'[::1]',
		'::1%eth0',
		'1',
	])('rejects %s', (address) => {
		expect(() => check('203.0.113.7', address)).toThrow(`'${address}'`);
	});

	it('accepts ten, not eleven', () => {
		const addresses = Array.from({ length: 11 }, (_, index) => `203.0.113.${index}`);
		expect(check(...addresses.slice(0, 10))).toHaveLength(10);
		expect(() => check(...addresses)).toThrow('11 addresses');
	});
});
