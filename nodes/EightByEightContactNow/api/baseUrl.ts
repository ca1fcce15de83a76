import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { checkedBaseUrl } from '../../shared/auth/baseUrl';
import { credentialText } from '../../eightByEight/credentialText';

/** The base URL of token.php: the selected one, or the one entered. @throws {InvalidInputError} if it is not valid */
export function baseUrlOf(credentials: ICredentialDataDecryptedObject): string {
	const chosen = credentialText(credentials, 'baseUrl');
	return checkedBaseUrl(
		chosen === 'custom' ? credentialText(credentials, 'customBaseUrl') : chosen,
	);
}
