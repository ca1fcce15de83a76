import { createHash, scryptSync } from 'node:crypto';

// Some secrets are long and random, but others are passwords that people choose. Anyone with an exported
// workflow can try passwords against it offline, so each guess must cost memory and time.

/** Cost of one guess: 16 MiB and about 40 ms of one processor (measured on Node 20). */
const cost = { N: 2 ** 14, r: 8, p: 1 };

/**
 * Fixed, because only the credential is available when a stored token is looked up. It separates these keys
 * from those that other software derives with scrypt.
 */
const salt = 'n8n community node';

/** Number of keys kept, the most recent ones. A key that was dropped only has to be derived again. */
const maxKept = 100;

/** Keyed by a hash of the secret, so that the secret itself is not kept beyond an execution. */
const kept = new Map<string, Buffer>();

/**
 * Derives a key of 32 bytes from a secret with scrypt, once per secret and process: expensive enough to slow
 * down guessing, cheap enough for normal use.
 */
export function deriveKey(secret: string): Buffer {
	const name = createHash('sha256').update(secret).digest('base64');
	const known = kept.get(name);
	if (known) return known;
	const key = scryptSync(secret, salt, 32, cost);
	kept.set(name, key);
	const [oldest] = kept.keys();
	if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
	return key;
}
