import { encodeQuery, encodePath } from '../../../../nodes/shared/http/path';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';

describe('path', () => {
	it('encodes every value, so that none can leave its segment', () => {
		expect(encodePath`/queues/${'1/../../x?y=1#z'}/agents/${'a b%2F'}`).toBe(
			'/queues/1%2F..%2F..%2Fx%3Fy%3D1%23z/agents/a%20b%252F',
		);
	});

	it.each(['', '.', '..'])('rejects %p, which encoding cannot protect', (value) => {
		expect(() => encodePath`/queues/${value}`).toThrow(InvalidInputError);
		expect(() => encodePath`/queues/${value}`).toThrow(
			expect.objectContaining({
				message: `'${value}' cannot be an ID`,
				description: 'Check the ID fields of this item.',
			}),
		);
	});
});

describe('encodeQuery', () => {
	it('repeats the name for lists, omits undefined and keeps the order', () => {
		expect(encodeQuery({ b: ['x', 2], a: undefined, c: false, d: 0, e: [] })).toBe(
			'b=x&b=2&c=false&d=0',
		);
	});

	it('encodes all characters of FIQL and dates', () => {
		expect(encodeQuery({ filter: 'type==a;(n==A+B,n==C&D)', z: '2026-01-01T00:00+02:00' })).toBe(
			'filter=type%3D%3Da%3B(n%3D%3DA%2BB%2Cn%3D%3DC%26D)&z=2026-01-01T00%3A00%2B02%3A00',
		);
	});
});
