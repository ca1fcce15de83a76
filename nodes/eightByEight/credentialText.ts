import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** A field of a credential as text, without the whitespace that pasted keys often have; `''` if unset. */
export function credentialText(credentials: ICredentialDataDecryptedObject, name: string): string {
	const value = credentials[name];
	return typeof value === 'string' ? value.trim() : '';
}
