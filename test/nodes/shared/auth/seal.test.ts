import { credentialKey, seal, unseal } from '../../../../nodes/shared/auth/seal';

describe('seal', () => {
	const sealed = seal('the token', 'secret', 'context');

	it('comes back only with the same secret and context', () => {
		expect(unseal(sealed, 'secret', 'context')).toBe('the token');
		expect(unseal(sealed, 'other', 'context')).toBeUndefined();
		expect(unseal(sealed, 'secret', 'other')).toBeUndefined();
	});

	it('opens what earlier versions have sealed', () => {
		const earlier = 'jsHMxd/UJT24cz4VI3F0B4oePVN2JiXCC/0kJPqssrts7EN+x9bvYw==';
		expect(unseal(earlier, 'secret', 'context')).toBe('tökén 🔑');
	});

	it('takes a seal around nothing for nothing', () => {
		expect(unseal(seal('', 'secret', 'context'), 'secret', 'context')).toBeUndefined();
	});

	it('shows nothing of the text and is never the same twice', () => {
		expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('the token');
		expect(seal('the token', 'secret', 'context')).not.toBe(sealed);
	});

	it('notices every changed byte', () => {
		const bytes = Buffer.from(sealed, 'base64');
		for (let index = 0; index < bytes.length; index++) {
			const changed = Buffer.from(bytes);
			changed[index] = (changed[index] ?? 0) ^ 1;
			expect(unseal(changed.toString('base64'), 'secret', 'context')).toBeUndefined();
		}
	});

	it.each(['', 'AAAA', 'not base64 at all!', sealed.slice(0, 20), sealed.slice(0, -4)])(
		'takes broken text for nothing: %p',
		(broken) => {
			expect(unseal(broken, 'secret', 'context')).toBeUndefined();
		},
	);
});

describe('credentialKey', () => {
	it('differs for every part and secret, also where they run together', () => {
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
