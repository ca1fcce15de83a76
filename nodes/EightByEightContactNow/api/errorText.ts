import type { ErrorText, Failure } from '../../shared/errors/apiError';

/** Error texts by the service's words: it says all failures with HTTP status 200. The first that fits counts. */
const errorTextByWords: ReadonlyArray<readonly [RegExp, ErrorText]> = [
	[
		/authentication failure/i,
		{
			message: 'ContactNow did not accept the username and key',
			description:
				'Correct them in the credential, and check its base URL. 8x8 Support hands them out.',
		},
	],
	[
		/expired token/i,
		{ message: 'The ContactNow token has expired', description: 'Get a new one first.' },
	],
	[
		/(invalid|unknown) token/i,
		{
			message: 'ContactNow does not know this token',
			description:
				'Get a new one first. A token also counts as invalid when it is used from another IP address than the one it is bound to.',
		},
	],
	[
		/rate limit|too many requests/i,
		{
			message: 'ContactNow limits the rate of requests',
			description: 'Run the workflow less often.',
		},
	],
	[
		/\baddress(es)?\b|\bip\b/i,
		{
			message: 'ContactNow does not allow the IP address',
			description:
				"Check 'IP Addresses': ten at most. 8x8 Support knows from which addresses your account may be used.",
		},
	],
	[
		/password/i,
		{
			message: 'ContactNow did not accept the new key',
			description: 'Its rules are not documented: try a longer one, with letters and digits.',
		},
	],
];

const refused: ErrorText = {
	message: 'ContactNow refused the request',
	description: 'Check the values of the fields of this node.',
};

/** Explains what token.php itself refused; what fails on the way there is explained in general. */
export function explain({ status, code, serverMessage }: Failure): ErrorText | undefined {
	if (status !== 200 || code !== undefined) return undefined;
	const [, errorText] = errorTextByWords.find(([pattern]) => pattern.test(serverMessage)) ?? [];
	return errorText ?? refused;
}
