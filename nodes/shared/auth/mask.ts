import { percentEncode } from '../http/percentEncode';

/**
 * Hides secrets in a text that a server wrote. A server may repeat what it was sent as it was sent: in a
 * form's or a URL's encoding, within JSON, or in base64 as a Basic header has it.
 *
 * @param secrets empty ones are passed over
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
	const forms = secrets.filter((secret) => secret !== '').flatMap(formsOf);
	// The longest first: a secret that begins with another one would otherwise show its end.
	forms.sort((one, other) => other.length - one.length);
	return forms.reduce((masked, form) => masked.replaceAll(form, '***'), text);
}

function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [
		secret,
		JSON.stringify(secret).slice(1, -1),
		percentEncode(secret),
		new URLSearchParams([['', secret]]).toString().slice(1),
		bytes.toString('base64'),
		bytes.toString('base64url'),
	];
}
