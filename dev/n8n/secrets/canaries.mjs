// Finds secrets in texts, even if they were encoded or hashed.
import { createHash } from 'node:crypto';

const hashes = ['md5', 'sha1', 'sha256', 'sha512'];

/**
 * Every form in which a secret could appear in a text.
 *
 * @param {string} secret
 * @returns {Array<{ form: string, needle: string, anyCase?: boolean }>} `anyCase` for hexadecimal
 */
export function formsOf(secret) {
	const json = JSON.stringify(secret).slice(1, -1);
	const url = encodeURIComponent(secret);
	const forms = [
		{ form: 'plain', needle: secret },
		{ form: 'JSON', needle: json },
		{ form: 'JSON twice', needle: JSON.stringify(json).slice(1, -1) },
		{ form: 'URL', needle: url, anyCase: true },
		{ form: 'URL twice', needle: encodeURIComponent(url), anyCase: true },
		{ form: 'form', needle: new URLSearchParams([['', secret]]).toString().slice(1) },
		{ form: 'HTML', needle: html(secret) },
		{ form: 'HTML text', needle: html(secret).replaceAll('&quot;', '"') },
		...base64Parts(secret).flatMap((needle, shift) => [
			{ form: `base64 +${shift}`, needle },
			{ form: `base64url +${shift}`, needle: base64url(needle) },
		]),
		{ form: 'hex', needle: Buffer.from(secret).toString('hex'), anyCase: true },
		...hashes.flatMap((name) => {
			const digest = createHash(name).update(secret).digest();
			const base64 = digest.toString('base64').replace(/=+$/, '');
			return [
				{ form: `${name} hex`, needle: digest.toString('hex'), anyCase: true },
				{ form: `${name} base64`, needle: base64 },
				{ form: `${name} base64url`, needle: base64url(base64) },
			];
		}),
	];
	// Most secrets look the same in several encodings.
	return [...new Map(forms.reverse().map((one) => [one.needle, one])).values()].reverse();
}

/**
 * Looks for secrets in texts.
 *
 * @param {Map<string, string>} secrets by kind
 * @param {Map<string, string>} places texts by location
 * @returns {string[]} a line for each secret found in any form; never the secret itself
 */
export function findSecrets(secrets, places) {
	const wanted = [...secrets].map(([label, secret]) => ({ label, forms: formsOf(secret) }));
	return [...places].flatMap(([place, text]) => {
		const lower = text.toLowerCase();
		return wanted.flatMap(({ label, forms }) => {
			const found = forms.filter(({ needle, anyCase }) =>
				anyCase ? lower.includes(needle.toLowerCase()) : text.includes(needle),
			);
			const names = [...new Set(found.map(({ form }) => form))];
			return names.length > 0 ? [`${label} in ${place} (${names.join(', ')})`] : [];
		});
	});
}

/** The part of a text's base64 that does not depend on its context, for each alignment. */
function base64Parts(text) {
	return [0, 1, 2].map((shift) => {
		const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
		const first = Math.ceil((shift * 8) / 6);
		return bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6));
	});
}

function base64url(base64) {
	return base64.replaceAll('+', '-').replaceAll('/', '_');
}

function html(text) {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
