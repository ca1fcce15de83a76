import { createHash, scryptSync } from 'node:crypto';

// Some secrets are long and random, but others are passwords that people choose. Who
// has an export can try passwords on it at leisure, so each try is made to cost memory and time.

/** Cost of one guess: 16 MiB and about 40 ms of one processor (measured on Node 20). */
const cost = { N: 2 ** 14, r: 8, p: 1 };

/**
 * The same everywhere, for nothing but the credential is at hand when a stored token is looked for. It
 * only keeps these keys apart from those that other software derives with scrypt.
 */
const salt = 'n8n community node';

/** So many are remembered, the latest; one that is forgotten costs its derivation, no more. */
const maxKept = 100;

/** By a hash of the secret, so that the secret itself is kept no longer than an execution. */
const kept = new Map<string, Buffer>();

/**
 * Derives a key of 32 bytes from a secret, as expensively for who guesses as is bearable for who knows:
 * once for each secret in a process.
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
