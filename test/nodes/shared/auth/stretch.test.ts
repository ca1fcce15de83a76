import { scryptSync } from 'node:crypto';
import { stretch } from '../../../../nodes/shared/auth/stretch';

describe('stretch', () => {
	it('is scrypt with 16 MiB, and the same in every version: stored tokens depend on it', () => {
		const key = scryptSync('secret', 'n8n-nodes-8x8', 32, { N: 16_384, r: 8, p: 1 });
		expect(stretch('secret')).toEqual(key);
		expect(stretch('other')).not.toEqual(key);
	});

	it('is derived once for each secret', () => {
		expect(stretch('secret')).toBe(stretch('secret'));
	});
});
