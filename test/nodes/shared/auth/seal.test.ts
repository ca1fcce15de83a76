import { createDecipheriv, hkdfSync, scryptSync } from 'node:crypto';
import { credentialKey, seal, unseal } from '../../../../nodes/shared/auth/seal';

const nonceBytes = 12;
const tagBytes = 16;

describe('seal', () => {
	const sealed = seal('the token', 'secret', 'context');

	it('opens only with the same secret and context', () => {
		expect(unseal(sealed, 'secret', 'context')).toBe('the token');
		expect(unseal(sealed, 'other', 'context')).toBeUndefined();
		expect(unseal(sealed, 'secret', 'other')).toBeUndefined();
	});

	it('opens what earlier versions sealed', () => {
		const earlier = '/vw/HFTIAF/bGVpVT4z4gRiIRI3sYsc0wfCswpD30Gqor2TWQnYirg==';
		expect(unseal(earlier, 'secret', 'context')).toBe('tökén 🔑');
	});

	it('returns nothing for a sealed empty text', () => {
		expect(unseal(seal('', 'secret', 'context'), 'secret', 'context')).toBeUndefined();
	});

	it('reveals nothing of the text and differs every time', () => {
		expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('the token');
		expect(seal('the token', 'secret', 'context')).not.toBe(sealed);
	});

	it('detects every changed byte', () => {
		const bytes = Buffer.from(sealed, 'base64');
		for (let index = 0; index < bytes.length; index++) {
			const changed = Buffer.from(bytes);
			changed[index] = (changed[index] ?? 0) ^ 1;
			expect(unseal(changed.toString('base64'), 'secret', 'context')).toBeUndefined();
		}
	});

	it('detects truncation at every length and every appended byte', () => {
		const bytes = Buffer.from(sealed, 'base64');
		for (let length = 0; length < bytes.length; length++) {
			const cut = bytes.subarray(0, length).toString('base64');
			expect(unseal(cut, 'secret', 'context')).toBeUndefined();
		}
		const longer = Buffer.concat([bytes, Buffer.alloc(1)]);
		expect(unseal(longer.toString('base64'), 'secret', 'context')).toBeUndefined();
	});

	it('detects two sealed texts spliced together', () => {
		const one = Buffer.from(sealed, 'base64');
		const other = Buffer.from(seal('the other', 'secret', 'context'), 'base64');
		for (const at of [nonceBytes, nonceBytes + tagBytes]) {
			const mixed = Buffer.concat([one.subarray(0, at), other.subarray(at)]);
			expect(unseal(mixed.toString('base64'), 'secret', 'context')).toBeUndefined();
		}
	});

	it.each(['', 'AAAA', 'not base64 at all!', '\u0000'])(
		'returns nothing for text that was never sealed: %p',
		(broken) => {
			expect(unseal(broken, 'secret', 'context')).toBeUndefined();
		},
	);

	it('matches docs/security.md, implemented with node:crypto', () => {
		const derivedKey = scryptSync('secret', 'n8n community node', 32, { N: 16_384, r: 8, p: 1 });
		const key = hkdfSync('sha256', derivedKey, '', 'sealed token', 32);
		const bytes = Buffer.from(sealed, 'base64');
		const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), bytes.subarray(0, 12), {
			authTagLength: 16,
		});
		decipher.setAAD(Buffer.from('context')).setAuthTag(bytes.subarray(12, 28));
		expect(decipher.update(bytes.subarray(28), undefined, 'utf8')).toBe('the token');
		decipher.final();
	});
});

describe('credentialKey', () => {
	it('differs for every part and secret, even if their concatenation is equal', () => {
		const keys = [
			credentialKey('s', 'oauth', 'https://a', 'id'),
			credentialKey('t', 'oauth', 'https://a', 'id'),
			credentialKey('s', 'oauth', 'https://b', 'id'),
			credentialKey('s', 'oauth', 'https://a', 'other'),
			credentialKey('s', 'oauthhttps://a', 'id'),
		];
		expect(new Set(keys).size).toBe(keys.length);
		expect(credentialKey('s', 'oauth', 'https://a', 'id')).toBe(keys[0]);
	});
});
