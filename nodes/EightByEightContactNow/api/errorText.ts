import type { ErrorText, Failure } from '../../shared/errors/apiError';

/**
 * Error texts by ContactNow's own message, because all failures have HTTP status 200. The first match wins.
 */
const errorTextByWords: ReadonlyArray<readonly [RegExp, ErrorText]> = [
	[
		/authentication failure/i,
		{
			message: 'ContactNow did not accept the username and key',
			description:
				'Correct them in the credential, and check its base URL. 8x8 Support issues the username and key.',
		},
	],
	[
		/expired token/i,
		{ message: 'The ContactNow token has expired', description: 'Get a new token first.' },
	],
	[
		/(invalid|unknown) token/i,
		{
			message: 'ContactNow does not recognize this token',
			description:
				'Get a new token first. ContactNow also reports a token as invalid when it is used from an IP address other than the one it is bound to.',
		},
	],
	[
		/rate limit|too many requests/i,
		{
			message: 'ContactNow rate-limited the request',
			description: 'Run the workflow less often.',
		},
	],
	[
		/\baddress(es)?\b|\bip\b/i,
		{
			message: 'ContactNow does not allow the IP address',
			description:
				"Check 'IP Addresses', which can contain up to ten addresses. Ask 8x8 Support which addresses may use your account.",
		},
	],
	[
		/password/i,
		{
			message: 'ContactNow did not accept the new key',
			description: '8x8 does not document its rules. Try a longer key with letters and digits.',
		},
	],
];

const rejected: ErrorText = {
	message: 'ContactNow did not accept the request',
	description: 'Check the values of the fields of this node.',
};

/** Explains failures that token.php reports. Other failures have general explanations. */
export function explain({ status, code, serverMessage }: Failure): ErrorText | undefined {
	if (status !== 200 || code !== undefined) return undefined;
	const [, errorText] = errorTextByWords.find(([pattern]) => pattern.test(serverMessage)) ?? [];
	return errorText ?? rejected;
}
