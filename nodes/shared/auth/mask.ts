/**
 * Hides secrets in a text that a server wrote. A server may echo what it received in the encoding in which
 * it was sent: form or URL encoding, a JSON string, or base64 as in a Basic header.
 *
 * @param secrets empty ones are ignored
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
	const forms = secrets.filter((secret) => secret !== '').flatMap(formsOf);
	// Longest first: otherwise a secret that starts with another one would show its end.
	forms.sort((one, other) => other.length - one.length);
	return forms.reduce((masked, form) => masked.replaceAll(form, '***'), text);
}

function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [
		secret,
		JSON.stringify(secret).slice(1, -1),
		// Decoding the bytes has replaced what has no encoding: a lone surrogate.
		encodeURIComponent(bytes.toString()),
		new URLSearchParams([['', secret]]).toString().slice(1),
		bytes.toString('base64'),
		bytes.toString('base64url'),
	];
}
