import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { deriveKey } from './deriveKey';

// n8n stores workflow static data in plain text and hands it out with exports and through its API.
// A token is therefore kept there only sealed: readable to nobody without the credential's secret.
// docs/security.md tells against whom this helps, and against whom it does not.

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text so that only who knows the secret can read it, and nobody can change it unseen.
 *
 * AES-256-GCM with a random nonce; the key is derived from the secret with scrypt and HKDF-SHA-256.
 *
 * @param context what the text belongs to; unsealing needs the same one
 * @returns base64: nonce, authentication tag and ciphertext, in this order
 */
export function seal(text: string, secret: string, context: string): string {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv(algorithm, sealingKey(secret), nonce).setAAD(Buffer.from(context));
	const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64');
}

/** Decrypts what `seal` made; undefined for anything broken, changed or sealed with another secret. */
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
 * Names a credential without telling anything of it: a hash keyed with a key derived from its secret, so that a
 * changed secret is another name, and a guess costs as much here as it does at the sealed text.
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

/** By derived key: n8n's HTTP Request node asks for a name with every item. */
const derived = new WeakMap<Buffer, Subkeys>();

function subkeys(secret: string): Subkeys {
	const derivedKey = deriveKey(secret);
	const known = derived.get(derivedKey);
	if (known) return known;
	const keys = { name: expand(derivedKey, 'name'), sealing: expand(derivedKey, 'sealed token') };
	derived.set(derivedKey, keys);
	return keys;
}

/** HKDF needs no salt here: what it expands is a random key already. The purpose keeps keys apart. */
function expand(derivedKey: Buffer, purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', derivedKey, '', purpose, 32));
}
