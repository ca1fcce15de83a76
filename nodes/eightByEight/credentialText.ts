import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** A credential's field as text, without the blanks that come along when keys are pasted; '' if unset. */
export function credentialText(credentials: ICredentialDataDecryptedObject, name: string): string {
	const value = credentials[name];
	return typeof value === 'string' ? value.trim() : '';
}
