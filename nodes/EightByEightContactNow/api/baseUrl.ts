import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { checkedBaseUrl } from '../../shared/auth/baseUrl';
import { credentialText } from '../../eightByEight/credentialText';

/** Where token.php is: one of the credential's choices, or what was typed. @throws {InvalidInputError} */
export function baseUrlOf(credentials: ICredentialDataDecryptedObject): string {
	const chosen = credentialText(credentials, 'baseUrl');
	return checkedBaseUrl(
		chosen === 'custom' ? credentialText(credentials, 'customBaseUrl') : chosen,
	);
}
