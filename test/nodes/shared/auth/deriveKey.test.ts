import { scryptSync } from 'node:crypto';
import { deriveKey } from '../../../../nodes/shared/auth/deriveKey';

describe('deriveKey', () => {
	it('is scrypt with 16 MiB and never changes, because stored tokens depend on it', () => {
		const key = scryptSync('secret', 'n8n community node', 32, { N: 16_384, r: 8, p: 1 });
		expect(deriveKey('secret')).toEqual(key);
		expect(deriveKey('other')).not.toEqual(key);
	});

	it('runs once for each secret', () => {
		expect(deriveKey('secret')).toBe(deriveKey('secret'));
	});
});
