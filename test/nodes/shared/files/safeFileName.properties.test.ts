import fc from 'fast-check';
import { safeFileName } from '../../../../nodes/shared/files/safeFileName';
import { expectAlways } from '../../../support/hostile/fuzz';
import { hostileText } from '../../../support/hostile/hostileValues';

const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|\s|$)/i;

const names = fc.oneof(
	hostileText,
	fc
		.tuple(
			fc.constantFrom('', ' ', '.', '..', '\u202e', '/'),
			fc.constantFrom('con', 'NUL', 'com¹', 'LPT9', 'a', '😀'.repeat(300), '名'.repeat(150)),
			fc.constantFrom('', '.', ' ', '.mp3', ' .txt', '.\u0000', '...'),
		)
		.map((parts) => parts.join('')),
);

describe('safeFileName', () => {
	it('is valid on every system, and idempotent', async () => {
		await expectAlways(
			fc.property(names, (name) => {
				const safe = safeFileName(name);
				expect(safe).not.toBe('');
				expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
				expect(safe).not.toMatch(/[/\\:*?"<>|]|\p{Cc}|\p{Surrogate}|\p{Bidi_Control}/u);
				expect(safe).not.toMatch(/^[.\s]|[.\s]$/);
				expect(safe).not.toMatch(devices);
				expect(safeFileName(safe)).toBe(safe);
			}),
			500,
		);
	});
});
