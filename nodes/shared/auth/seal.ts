import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { deriveKey } from './deriveKey';

// n8n stores workflow static data in plain text and includes it in exports and in its API's responses.
// Therefore a token is stored there only sealed: unreadable without the credential's secret.
// docs/security.md describes the threat model.

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts and authenticates a text: nobody can read or change it without knowing the secret.
 *
 * AES-256-GCM with a random nonce; the key is derived from the secret with scrypt and HKDF-SHA-256.
 *
 * @param context what the text belongs to (additional authenticated data); unsealing needs the same
 * @returns base64: nonce, authentication tag and ciphertext, in this order
 */
export function seal(text: string, secret: string, context: string): string {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv(algorithm, sealingKey(secret), nonce).setAAD(Buffer.from(context));
	const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64');
}

/** Decrypts the result of `seal`; undefined if it is damaged, changed or sealed with another secret. */
export function unseal(sealed: string, secret: string, context: string): string | undefined {
	const bytes = Buffer.from(sealed, 'base64');
	const ciphertext = bytes.subarray(nonceBytes + tagBytes);
	if (ciphertext.length === 0) return undefined;
	try {
		const decipher = createDecipheriv(algorithm, sealingKey(secret), bytes.subarray(0, nonceBytes))
			.setAAD(Buffer.from(context))
			.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
		return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString();
	} catch {
		return undefined;
	}
}

/**
 * Identifies a credential without revealing anything about it: a hash keyed with a key derived from its secret.
 * A rotated secret is a different key, and a guess costs as much as at the sealed text.
 *
 * @returns 22 characters of base64url (128 bits)
 */
export function credentialKey(secret: string, ...parts: string[]): string {
	const digest = createHmac('sha256', subkeys(secret).name).update(JSON.stringify(parts)).digest();
	return digest.subarray(0, 16).toString('base64url');
}

const sealingKey = (secret: string) => subkeys(secret).sealing;

interface Subkeys {
	readonly name: Buffer;
	readonly sealing: Buffer;
}

/** Cached by derived key, because n8n's HTTP Request node needs the credential's key for every item. */
const derived = new WeakMap<Buffer, Subkeys>();

function subkeys(secret: string): Subkeys {
	const derivedKey = deriveKey(secret);
	const known = derived.get(derivedKey);
	if (known) return known;
	const keys = { name: expand(derivedKey, 'name'), sealing: expand(derivedKey, 'sealed token') };
	derived.set(derivedKey, keys);
	return keys;
}

/** HKDF needs no salt here, because its input is already a random key. The purpose separates the keys. */
function expand(derivedKey: Buffer, purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', derivedKey, '', purpose, 32));
}
